#include "lda/thin/wire.h"

#include "table.h"

enum { TRIES = 20000, BYTES_MAX = 40, ROOM_MIN = 4, ROOM_MAX = 20 };

static const struct row {
	const char *name, *bytes, *want;
} rows[] = {
	{ "lines end in CR LF", "a\nb\n", "a\r\nb\r\n" },
	{ "a dot at the start of a line is doubled", ".\n..\na.\n",
		"..\r\n...\r\na.\r\n" },
	{ "a CR stays, and none is taken for the line's", "a\r\n\r.\r\n",
		"a\r\r\n\r.\r\r\n" },
	{ "no message ends the data", "\n.\n\n.\r\n",
		"\r\n..\r\n\r\n..\r\r\n" },
};

/* In pieces of so much room. */
static GString *
sent(const char *bytes, size_t size, size_t room)
{
	struct wire wire = { bytes, bytes, bytes + size };
	g_autofree char *out = g_malloc(room);
	GString *all = g_string_new(NULL);
	size_t n = 0;

	while ((n = wire_next(&wire, out, room)) > 0) {
		assert_true(n <= room);
		g_string_append_len(all, out, (gssize)n);
	}
	assert_true(wire.at == wire.end);
	return all;
}

/* As a server reads it: a line ends at CR LF only. */
static GString *
received(const GString *wire)
{
	GString *all = g_string_new(NULL);
	const char *at = wire->str, *end = at + wire->len, *crlf = NULL;

	while ((crlf = memmem(at, (size_t)(end - at), "\r\n", 2)) != NULL) {
		assert_false(crlf - at == 1 && *at == '.');
		at += *at == '.';
		g_string_append_len(all, at, crlf - at);
		g_string_append_c(all, '\n');
		at = crlf + 2;
	}
	assert_true(at == end);
	return all;
}

static void
message_is_sent(void **state)
{
	const struct row *row = *state;

	for (size_t room = ROOM_MIN; room < ROOM_MAX; room++) {
		GString *got = sent(row->bytes, strlen(row->bytes), room);

		assert_string_equal(got->str, row->want);
		g_string_free(got, TRUE);
	}
}

static void
all_comes_back(void **state)
{
	static const char bytes[] = "..\n\n\r\rab";

	(void)state;
	for (int i = 0; i < TRIES; i++) {
		g_autoptr(GString) message = g_string_new(NULL);

		for (int n = g_random_int_range(0, BYTES_MAX); n > 0; n--)
			g_string_append_c(message,
				bytes[g_random_int_range(0, sizeof(bytes))]);
		g_string_append_c(message, '\n');

		g_autoptr(GString) wire = sent(message->str, message->len,
			(size_t)g_random_int_range(ROOM_MIN, ROOM_MAX));
		g_autoptr(GString) back = received(wire);
		assert_true(g_string_equal(back, message));
	}
}

int
main(void)
{
	struct tests tests = { 0 };

	g_random_set_seed(1);
	TESTS_TABLE(&tests, rows, message_is_sent);
	tests_add(&tests, "every byte of any message comes back",
		all_comes_back, NULL);
	return TESTS_RUN(&tests, "wire");
}
