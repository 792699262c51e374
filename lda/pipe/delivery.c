#include "lda/pipe/delivery.h"

#include "base/text.h"
#include "mail/trace.h"

enum { ADDRESS_BYTES_MAX = 998 }; /* longer ones are no addresses */

/* The first of the texts that is there, made harmless; the caller frees it. */
static char *
first_text(const char *a, const char *b, const char *c)
{
	const char *text = a ? a : b ? b : c;

	return text ? text_clean(text, -1, ADDRESS_BYTES_MAX, false) : NULL;
}

static GPtrArray *
find_recipients(const struct options *o, const struct trace *trace)
{
	GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
	char *only = NULL;

	for (char **r = o->recipients; r != NULL && *r != NULL; r++)
		g_ptr_array_add(found, first_text(*r, NULL, NULL));
	if (found->len > 0)
		return found;
	only = first_text(o->recipient, trace->delivered_to,
		g_getenv("RECIPIENT"));
	if (only != NULL)
		g_ptr_array_add(found, only);
	return found;
}

/*
 * The environment comes last: local(8) replaces what a shell might mind in it
 * (o'brien@ arrives as o_brien@).
 */
struct delivery *
delivery_find(const struct options *o, GBytes *raw)
{
	g_autoptr(trace) trace = trace_read(raw);
	struct delivery *d = g_new0(struct delivery, 1);

	d->message = g_bytes_new_from_bytes(raw, trace->skip,
		g_bytes_get_size(raw) - trace->skip);
	d->sender =
		first_text(o->sender, trace->return_path, g_getenv("SENDER"));
	if (d->sender == NULL)
		d->sender = g_strdup("");
	d->original = first_text(o->original, trace->original_to,
		g_getenv("ORIGINAL_RECIPIENT"));
	d->queue_id = first_text(o->queue_id, trace->queue_id, NULL);
	d->recipients = find_recipients(o, trace);
	return d;
}

void
delivery_free(struct delivery *d)
{
	if (d == NULL)
		return;
	g_bytes_unref(d->message);
	g_free(d->sender);
	g_free(d->original);
	g_free(d->queue_id);
	g_ptr_array_unref(d->recipients);
	g_free(d);
}
