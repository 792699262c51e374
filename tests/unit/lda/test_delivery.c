#include "lda/pipe/delivery.h"

#include "table.h"

#include <stdlib.h>

static const struct row {
	const char *name, *args[8], *bytes;
	const char *sender, *recipients, *original, *queue_id;
} rows[] = {
	{ "arguments say it all",
		{ "-f", "a@x", "-o", "o@x", "-q", "Q1", "--", "r@x" },
		"Subject: x\n\n", "a@x", "r@x", "o@x", "Q1" },
	{ "an empty sender is the null sender", { "-f", "", "r@x" },
		"Return-Path: <other@x>\n\n", "", "r@x", "-", "-" },
	{ "the fields of local(8) say what the arguments do not", { NULL },
		"From a@x Sat Nov 21 10:00:00 2026\n"
		"Return-Path: <o'brien@x>\nX-Original-To: sup@y\n"
		"Delivered-To: support@y\n"
		"Received: from c by y (Postfix) with ESMTP id 4XyZ1q0Pmz\n"
		"\tfor <sup@y>; Sat, 21 Nov 2026 10:00:00 +0000\n\n",
		"o'brien@x", "support@y", "sup@y", "4XyZ1q0Pmz" },
	{ "fields below our Received field may be anybody's", { NULL },
		"Received: from c by y (Postfix) with ESMTP id 4XyZ1q0Pmz\n"
		"Return-Path: <evil@x>\nDelivered-To: evil@y\n\n",
		"env@x", "env@y", "-", "4XyZ1q0Pmz" },
	{ "-d names the recipient for Sendmail", { "-d", "support@y" },
		"Subject: x\n\n", "env@x", "support@y", "-", "-" },
	{ "the environment comes last", { NULL }, "Subject: x\n\n", "env@x",
		"env@y", "-", "-" },
	{ "several recipients stay several", { "a@y", "b@y" }, "Subject: x\n\n",
		"env@x", "a@y b@y", "-", "-" },
	{ "control characters do not get in", { "-f", "a\n@x", "r\x1b@y" },
		"\n", "a @x", "r @y", "-", "-" },
	{ "bytes that are no UTF-8 do not get in", { "r\xff@y" }, "\n", "env@x",
		"r\xef\xbf\xbd@y", "-", "-" },
};

static const char *
or_dash(const char *text)
{
	return text ? text : "-";
}

static void
envelope_is_found(void **state)
{
	const struct row *row = *state;
	g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func(g_free);
	g_autofree char **args = NULL; /* GOption takes them out as it reads */

	g_ptr_array_add(argv, g_strdup("postcase-lda"));
	for (size_t i = 0; i < G_N_ELEMENTS(row->args) && row->args[i]; i++)
		g_ptr_array_add(argv, g_strdup(row->args[i]));
	g_ptr_array_add(argv, NULL);
	args = g_memdup2(argv->pdata, argv->len * sizeof(char *));

	g_autoptr(options) options =
		options_read((int)argv->len - 1, args, NULL);
	g_autoptr(GBytes) raw = g_bytes_new(row->bytes, strlen(row->bytes));
	assert_non_null(options);
	g_autoptr(delivery) got = delivery_find(options, raw);

	g_ptr_array_add(got->recipients, NULL);
	g_autofree char *recipients =
		g_strjoinv(" ", (char **)got->recipients->pdata);
	assert_string_equal(got->sender, row->sender);
	assert_string_equal(recipients, row->recipients);
	assert_string_equal(or_dash(got->original), row->original);
	assert_string_equal(or_dash(got->queue_id), row->queue_id);

	gsize size = 0;
	const char *bytes = g_bytes_get_data(got->message, &size);
	assert_false(size >= 5 && memcmp(bytes, "From ", 5) == 0);
}

int
main(void)
{
	struct tests tests = { 0 };

	(void)setenv("SENDER", "env@x", 1);
	(void)setenv("RECIPIENT", "env@y", 1);
	(void)unsetenv("ORIGINAL_RECIPIENT");
	TESTS_TABLE(&tests, rows, envelope_is_found);
	return TESTS_RUN(&tests, "delivery");
}
