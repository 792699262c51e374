#include "lda/thin/top.h"

#include "alike.h"
#include "table.h"

enum { TRIES = 100000, PIECES_MAX = 14 };

/* "return path|original to|delivered to"; "-" is none; NULL: not sure. */
static const struct row {
	const char *name, *bytes, *want;
} rows[] = {
	{ "local(8) writes three fields and a line of mbox",
		"From a@x  Mon Mar  2 10:00:00 2026\n"
		"Return-Path: <a@x>\n"
		"X-Original-To: support+1@y\n"
		"Delivered-To: support@y\n"
		"Received: from mail.x by mx.y id 4XyZ1q0Pmz\n\n",
		"a@x|support+1@y|support@y" },
	{ "the null sender is an empty path", "Return-Path: <>\n\n", "|-|-" },
	{ "names count in any case", "return-PATH:<a@x> \n\n", "a@x|-|-" },
	{ "a second field of a name is not ours",
		"Delivered-To: a@y\nDelivered-To: b@y\n\n", "-|-|a@y" },
	{ "a field below the block is not ours",
		"Delivered-To: a@y\nSubject: s\nReturn-Path: <evil@x>\n\n",
		"-|-|a@y" },
	{ "a longer name is another one", "Return-Path-X: <a@x>\n\n", "-|-|-" },
	{ "a body has none", "\nReturn-Path: <a@x>\n", "-|-|-" },
	{ "a folded field is not for sure", "Return-Path:\n <a@x>\n\n", NULL },
	{ "nor one with a control character", "Delivered-To: a@y\x01\n\n",
		NULL },
	{ "nor one with CR", "Delivered-To: a@y\r\n\r\n", NULL },
	{ "nor one with more than ASCII", "Delivered-To: \xc3\xa9@y\n\n",
		NULL },
	{ "nor one with a blank before the colon", "Delivered-To : a@y\n\n",
		NULL },
	{ "nor one that does not end", "Delivered-To: a@y", NULL },
};

static void
top_is_read(void **state)
{
	const struct row *row = *state;
	size_t size = strlen(row->bytes);
	g_autoptr(GString) got = g_string_new(NULL);
	struct top top;

	assert_int_equal(tops_are_alike(row->bytes, size), row->want != NULL);
	if (row->want == NULL)
		return;
	assert_true(top_read(row->bytes, size, &top));
	for (int i = 0; i < TOP_FIELDS; i++)
		g_string_append_printf(got, "%s%s", i > 0 ? "|" : "",
			top.found[i] ? top.value[i] : "-");
	assert_string_equal(got->str, row->want);
}

static void
long_values_are_not_for_sure(void **state)
{
	g_autofree char *fits = g_strnfill(TOP_VALUE_MAX, 'a');
	g_autofree char *one = g_strdup_printf("Return-Path: %s\n\n", fits);
	g_autofree char *two = g_strdup_printf("Return-Path: a%s\n\n", fits);

	(void)state;
	assert_true(tops_are_alike(one, strlen(one)));
	assert_false(tops_are_alike(two, strlen(two)));
}

static void
any_heads_are_read_alike(void **state)
{
	static const char *const pieces[] = { "Return-Path", "X-Original-To",
		"Delivered-To", "DELIVERED-to", ":", ": ", ":", "<a@x>", "a@y",
		"<>", "<", ">", " ", "\t", "\n", "\n", "\n", "\r\n", "From ",
		">From ", "From a@x Mon\n", "Return-Path: <a@x>\n",
		"Delivered-To: b@y\n", "X-Original-To: c@y\n",
		"Received: by z id 1\n", "Subject: s\n", "\x01", "\xe9", "x",
		"--", "\n\n", " \n" };
	unsigned sure = 0;

	(void)state;
	for (int i = 0; i < TRIES; i++) {
		g_autoptr(GString) head = g_string_new(NULL);

		for (int n = g_random_int_range(1, PIECES_MAX); n > 0; n--)
			g_string_append(head, pieces[g_random_int_range(0,
						      G_N_ELEMENTS(pieces))]);
		sure += tops_are_alike(head->str, head->len);
	}
	assert_in_range(sure, TRIES / 20, TRIES - 1);
}

static void
golden_heads_are_read_alike(void **state)
{
	g_autoptr(GDir) dir = g_dir_open("tests/golden", 0, NULL);
	const char *file = NULL;
	unsigned sure = 0;

	(void)state;
	assert_non_null(dir);
	while ((file = g_dir_read_name(dir)) != NULL) {
		g_autofree char *path =
			g_strconcat("tests/golden/", file, NULL);
		g_autofree char *bytes = NULL;
		gsize size = 0;

		if (g_str_has_suffix(file, ".eml") &&
			g_file_get_contents(path, &bytes, &size, NULL))
			sure += tops_are_alike(bytes, size);
	}
	assert_true(sure > 10);
}

int
main(void)
{
	struct tests tests = { 0 };

	g_random_set_seed(1);
	TESTS_TABLE(&tests, rows, top_is_read);
	tests_add(&tests, "a long value is not for sure",
		long_values_are_not_for_sure, NULL);
	tests_add(&tests, "where the thin program is sure both find the same",
		any_heads_are_read_alike, NULL);
	tests_add(&tests, "on golden messages both find the same",
		golden_heads_are_read_alike, NULL);
	return TESTS_RUN(&tests, "top");
}
