#include "lda/thin/route.h"

#include "lda/pipe/delivery.h"

#include "alike.h"
#include "table.h"

#include <stdlib.h>

enum { ROOM = 4096 };

static const struct row {
	const char *name, *args[8], *bytes;
	const char *commands; /* NULL: for the full program */
} rows[] = {
	{ "arguments say it all",
		{ "-f", "a@x", "-o", "o@x", "-q", "Q1", "--", "r@x" },
		"Subject: x\n\n",
		"XFORWARD IDENT=Q1\r\n"
		"MAIL FROM:<a@x> SIZE=12 BODY=8BITMIME\r\n"
		"RCPT TO:<r@x> ORCPT=rfc822;o@x\r\nDATA\r\n" },
	{ "the fields on top say what the arguments do not", { NULL },
		"From a@x Mon\nReturn-Path: <o'brien@x>\nX-Original-To: "
		"s+1=2@y\n"
		"Delivered-To: support@y\nReceived: by y id 1\n\n",
		"MAIL FROM:<o'brien@x> SIZE=106 BODY=8BITMIME\r\n"
		"RCPT TO:<support@y> ORCPT=rfc822;s+2B1+3D2@y\r\nDATA\r\n" },
	{ "the environment comes last", { NULL }, "Subject: x\n\n",
		"MAIL FROM:<env@x> SIZE=12 BODY=8BITMIME\r\n"
		"RCPT TO:<env@y>\r\nDATA\r\n" },
	{ "the null sender is an empty path", { "-f", "", "r@x" },
		"Return-Path: <a@x>\n\n",
		"MAIL FROM:<> SIZE=20 BODY=8BITMIME\r\n"
		"RCPT TO:<r@x>\r\nDATA\r\n" },
	{ "several recipients stay several", { "a@y", "-d", "no@y", "b+1@y" },
		"\n",
		"MAIL FROM:<env@x> SIZE=1 BODY=8BITMIME\r\n"
		"RCPT TO:<a@y>\r\nRCPT TO:<b+1@y>\r\nDATA\r\n" },
	{ "a sender cannot add to the command", { "-f", "a@x> SIZE=1", "r@x" },
		"\n", NULL },
	{ "nor a recipient to the session", { "r@x>\r\nDATA\r\n" }, "\n",
		NULL },
	{ "nor a queue id", { "-q", "1\r\nQUIT", "r@x" }, "\n", NULL },
	{ "an empty queue id is for the full program", { "-q", "", "r@x" },
		"\n", NULL },
	{ "an empty original recipient too", { "-o", "", "r@x" }, "\n", NULL },
	{ "a quoted local part too", { "\"a b\"@x" }, "\n", NULL },
	{ "a name without a domain too", { "root" }, "\n", NULL },
	{ "a source route too", { "@a,@b:c@d" }, "\n", NULL },
	{ "more than ASCII too", { "-f", "\xc3\xa9@x", "r@x" }, "\n", NULL },
	{ "an address literal too", { "-f", "a@[192.0.2.1]", "r@x" }, "\n",
		NULL },
	{ "an odd path on top too", { "r@x" }, "Return-Path: <a@x> b\n\n",
		NULL },
};

static void
route_is_that_of_the_full_program(GPtrArray *argv, const char *bytes,
	const struct route *route)
{
	g_autoptr(options) options = full_options(argv);
	g_autoptr(GBytes) raw = g_bytes_new(bytes, strlen(bytes));
	g_autoptr(delivery) full = delivery_find(options, raw);

	assert_string_equal(route->sender, full->sender);
	holds_same(route->original, full->original);
	if (route->queue_id != NULL) /* else the server looks for it */
		assert_string_equal(route->queue_id, full->queue_id);
	assert_int_equal(route->count, full->recipients->len);
	for (guint i = 0; i < full->recipients->len; i++)
		assert_string_equal(route->recipients[i],
			g_ptr_array_index(full->recipients, i));
}

static size_t
count_lines(const char *text)
{
	size_t n = 0;

	for (; *text != '\0'; text++)
		n += *text == '\n';
	return n;
}

static void
route_is_found(void **state)
{
	const struct row *row = *state;
	g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func(g_free);
	struct call call;
	struct top top;
	struct route route;
	char commands[ROOM];
	size_t replies = 0;

	g_ptr_array_add(argv, g_strdup("postcase-lda"));
	for (size_t i = 0; i < G_N_ELEMENTS(row->args) && row->args[i]; i++)
		g_ptr_array_add(argv, g_strdup(row->args[i]));
	g_ptr_array_add(argv, NULL);
	assert_true(calls_are_alike(argv, &call));
	assert_true(top_read(row->bytes, strlen(row->bytes), &top));
	if (row->commands == NULL) {
		assert_false(route_find(&call, &top, &route));
		return;
	}
	assert_true(route_find(&call, &top, &route));
	route_is_that_of_the_full_program(argv, row->bytes, &route);
	assert_true(route_commands(&route, strlen(row->bytes), commands,
		sizeof(commands), &replies));
	assert_string_equal(commands, row->commands);
	assert_int_equal(replies, count_lines(commands));
}

static void
nobody_is_for_the_full_program(void **state)
{
	const struct call call = { .sender = "a@x" };
	const struct top top = { 0 };
	struct route route;

	(void)state;
	(void)unsetenv("RECIPIENT");
	assert_false(route_find(&call, &top, &route));
}

static void
commands_never_overflow(void **state)
{
	const struct route route = { .sender = "a@x",
		.recipients = { "r@x" },
		.count = 1 };
	char commands[ROOM];
	size_t replies = 0, room = 1;

	(void)state;
	memset(commands, '#', sizeof(commands));
	while (!route_commands(&route, 1, commands, room, &replies)) {
		assert_int_equal(commands[room], '#');
		room++;
	}
	assert_int_equal(strlen(commands) + 1, room);
}

int
main(void)
{
	struct tests tests = { 0 };

	(void)setenv("SENDER", "env@x", 1);
	(void)setenv("RECIPIENT", "env@y", 1);
	(void)unsetenv("ORIGINAL_RECIPIENT");
	TESTS_TABLE(&tests, rows, route_is_found);
	tests_add(&tests, "commands never overflow", commands_never_overflow,
		NULL);
	tests_add(&tests, "mail for nobody is for the full program",
		nobody_is_for_the_full_program, NULL);
	return TESTS_RUN(&tests, "route");
}
