/*
 * alike.h - the thin program reads a call and a message's top as the full one
 *
 * Where the thin one is sure, both find the same.
 */
#ifndef TESTS_ALIKE_H
#define TESTS_ALIKE_H

#include "lda/pipe/options.h"
#include "lda/thin/call.h"
#include "lda/thin/top.h"
#include "mail/trace.h"
#include "promises.h"

/* True when the thin program is sure. */
static inline bool
tops_are_alike(const char *bytes, gsize size)
{
	g_autoptr(GBytes) raw = g_bytes_new(bytes, size);
	g_autoptr(trace) trace = trace_read(raw);
	const char *full[TOP_FIELDS] = {
		[TOP_RETURN_PATH] = trace->return_path,
		[TOP_ORIGINAL_TO] = trace->original_to,
		[TOP_DELIVERED_TO] = trace->delivered_to,
	};
	struct top top;

	if (size == 0 || !top_read(bytes, size, &top))
		return false;
	for (size_t i = 0; i < TOP_FIELDS; i++)
		holds_same(top.found[i] ? top.value[i] : NULL, full[i]);
	return true;
}

/* What GOption reads, which takes its words out as it reads. */
static inline struct options *
full_options(GPtrArray *argv)
{
	g_autofree char **args =
		g_memdup2(argv->pdata, argv->len * sizeof(char *));

	return options_read((int)argv->len - 1, args, NULL);
}

/* argv ends with NULL.  True when the thin program takes the call. */
static inline bool
calls_are_alike(GPtrArray *argv, struct call *call)
{
	g_autoptr(options) full = full_options(argv);
	char **recipients = NULL;

	if (!call_read((char *const *)argv->pdata, call))
		return false;
	HOLDS(full != NULL && !full->check && !full->help && !full->version);
	HOLDS(full->begun == 0);
	holds_same(call->conf, full->conf);
	holds_same(call->sender, full->sender);
	holds_same(call->original, full->original);
	holds_same(call->queue_id, full->queue_id);
	holds_same(call->recipient, full->recipient);
	recipients = full->recipients;
	for (size_t i = 0; i < call->count; i++)
		holds_same(call->recipients[i], *recipients++);
	HOLDS(recipients == NULL || *recipients == NULL);
	return true;
}

#endif
