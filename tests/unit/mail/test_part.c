#include "mail/part.h"

#include "table.h"

#include <stdlib.h>

static const struct row {
	const char *name, *encoded, *want;
	enum message_encoding encoding;
} rows[] = {
	{ "bytes that are not encoded stay", "a=3D\r\n", "a=3D\r\n",
		ENCODING_NONE },
	{ "base64 is decoded", "SGVs\r\nbG8=\r\n", "Hello", ENCODING_BASE64 },
	{ "base64 in padded pieces is whole",
		"QQ==\r\nQkM=\r\nREVG\r\nRw==", "ABCDEFG", ENCODING_BASE64 },
	{ "base64 may lack its padding", "SGVsbG8", "Hello", ENCODING_BASE64 },
	{ "a piece may lack half of its padding", "QQ=\nQg==", "AB",
		ENCODING_BASE64 },
	{ "what is no base64 is passed over", "S G*V!s\xff\tbG8=", "Hello",
		ENCODING_BASE64 },
	{ "behind padding, what is no base64 is no part of it",
		"QQ==\nQkM=\n\n--\nfooter", "ABC", ENCODING_BASE64 },
	{ "behind padding, words are no part of it", "QQ== \r\nQkM= list\nREVG",
		"ABC", ENCODING_BASE64 },
	{ "half a byte of base64 is dropped", "QUJDR", "ABC", ENCODING_BASE64 },
	{ "base64 of nothing is nothing", "====\r\n", "", ENCODING_BASE64 },
	{ "quoted-printable is decoded", "caf=C3=a9=3D\n", "caf\xc3\xa9=\n",
		ENCODING_QUOTED_PRINTABLE },
	{ "soft breaks go, with blanks before their end",
		"a=\r\nb=\nc= \t\r\nd", "abcd", ENCODING_QUOTED_PRINTABLE },
	{ "a soft break at the end goes", "a=", "a",
		ENCODING_QUOTED_PRINTABLE },
	{ "a soft break may be CR alone", "a=\rb= \rc=\r", "abc",
		ENCODING_QUOTED_PRINTABLE },
	{ "what is no code stays", "a=ZZ = b =4 == c=4", "a=ZZ = b =4 == c=4",
		ENCODING_QUOTED_PRINTABLE },
	{ "a '=' may follow another", "==41=", "=A",
		ENCODING_QUOTED_PRINTABLE },
	{ "uuencode is decoded", "begin 644 a\n%2&5L;&\\\n`\nend\n", "Hello",
		ENCODING_UUENCODE },
	{ "uuencode starts behind words",
		"hello\r\nbeginning\r\nbegin 644 a\r\n#0V%T\r\n`\r\nend\r\n",
		"Cat", ENCODING_UUENCODE },
	{ "uuencode without an end is what there is",
		"begin 644 a\n#0V%T\nend\n", "Cat", ENCODING_UUENCODE },
	{ "uuencode that never begins is nothing", "#0V%T\n", "",
		ENCODING_UUENCODE },
};

enum { PIECE_MAX = 64 * 1024 };

struct sunk {
	GString *bytes;
	size_t largest, limit;
};

static bool
sink(const void *bytes, size_t size, void *data)
{
	struct sunk *sunk = data;

	g_string_append_len(sunk->bytes, bytes, (gssize)size);
	sunk->largest = MAX(sunk->largest, size);
	return sunk->bytes->len < sunk->limit;
}

static struct sunk
decode(const char *encoded, gint64 offset, gint64 length,
	enum message_encoding encoding)
{
	g_autoptr(GBytes) raw = g_bytes_new(encoded, strlen(encoded));
	struct sunk sunk = { g_string_new(NULL), 0, SIZE_MAX };

	assert_true(part_decode(raw, offset, length, encoding, sink, &sunk));
	return sunk;
}

static void
part_is_decoded(void **state)
{
	const struct row *row = *state;
	struct sunk sunk = decode(row->encoded, 0, (gint64)strlen(row->encoded),
		row->encoding);
	g_autoptr(GString) got = sunk.bytes;

	assert_int_equal(got->len, strlen(row->want));
	assert_memory_equal(got->str, row->want, got->len);
}

static const struct place_row {
	const char *name;
	gint64 offset, length;
	const char *want;
} places[] = {
	{ "a place within is that", 2, 3, "cde" },
	{ "a place beyond the end is cut", 4, 100, "efgh" },
	{ "a place behind the end is nothing", 9, 1, "" },
	{ "a place in front of the start is nothing", -5, 3, "" },
	{ "a place across the start is cut", -2, 5, "abc" },
	{ "a length below nothing is nothing", 2, -1, "" },
	{ "the largest numbers do no harm", G_MAXINT64, G_MAXINT64, "" },
	{ "the smallest numbers do no harm", G_MININT64, G_MAXINT64, "" },
};

static void
place_is_kept_within(void **state)
{
	const struct place_row *row = *state;
	struct sunk sunk =
		decode("abcdefgh", row->offset, row->length, ENCODING_NONE);
	g_autoptr(GString) got = sunk.bytes;

	assert_string_equal(got->str, row->want);
}

/* Lines of base64 at all places relative to the pieces. */
static void
a_large_part_comes_in_pieces(void **state)
{
	g_autoptr(GString) encoded = g_string_new(NULL);

	(void)state;
	for (int i = 0; i < 30000; i++)
		g_string_append(encoded, "QUJD\r\nREVG");
	struct sunk sunk =
		decode(encoded->str, 0, (gint64)encoded->len, ENCODING_BASE64);
	g_autoptr(GString) got = sunk.bytes;

	assert_true(sunk.largest <= PIECE_MAX);
	assert_int_equal(got->len, 30000 * 6);
	for (size_t i = 0; i < got->len; i++)
		assert_int_equal(got->str[i], "ABCDEF"[i % 6]);
}

/* What is not base64 has ended it for the pieces that follow, too. */
static void
a_footer_of_several_pieces_is_no_base64(void **state)
{
	g_autoptr(GString) encoded = g_string_new("QQ==\n---");

	(void)state;
	for (int i = 0; i < 100000; i++)
		g_string_append_c(encoded, '\n');
	g_string_append(encoded, "Qg==");
	struct sunk sunk =
		decode(encoded->str, 0, (gint64)encoded->len, ENCODING_BASE64);
	g_autoptr(GString) got = sunk.bytes;

	assert_string_equal(got->str, "A");
}

/* Blanks at the end of each line were lost: few bytes become many. */
static void
a_flood_of_lost_blanks_stays_in_bounds(void **state)
{
	g_autoptr(GString) encoded = g_string_new("begin 644 a\n");

	(void)state;
	for (int i = 0; i < 10000; i++)
		g_string_append(encoded, "_\n");
	struct sunk sunk = decode(encoded->str, 0, (gint64)encoded->len,
		ENCODING_UUENCODE);
	g_autoptr(GString) got = sunk.bytes;

	assert_true(sunk.largest <= PIECE_MAX);
	assert_int_equal(got->len, 10000 * 63);
}

static void
a_sink_may_stop(void **state)
{
	static const enum message_encoding all[] = { ENCODING_NONE,
		ENCODING_BASE64, ENCODING_QUOTED_PRINTABLE };
	g_autofree char *text = g_strnfill(200000, 'A');
	g_autoptr(GBytes) raw = g_bytes_new(text, 200000);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		g_autoptr(GString) got = g_string_new(NULL);
		struct sunk sunk = { got, 0, 1 };

		assert_false(part_decode(raw, 0, 200000, all[i], sink, &sunk));
		assert_int_equal(got->len, sunk.largest);
	}
}

static void
an_encoding_is_read_back(void **state)
{
	(void)state;
	for (int i = ENCODING_NONE; i <= ENCODING_UUENCODE; i++) {
		enum message_encoding encoding = (enum message_encoding)i;
		const char *name = part_encoding_name(encoding);

		assert_int_equal(part_encoding_parse(name), encoding);
	}
	assert_int_equal(part_encoding_parse("x-yenc"), ENCODING_NONE);
	assert_string_equal(part_encoding_name(ENCODING_BASE64), "base64");
}

static const struct first {
	const char *name, *encoded, *want;
	gsize max;
	bool more;
} firsts[] = {
	{ "a part that has room is whole", "YWJjZA==", "abcd", 5, false },
	{ "a part that just fits is whole", "YWJjZA==", "abcd", 4, false },
	{ "of a larger one there is the start", "YWJjZA==", "abc", 3, true },
	{ "of an empty one there is nothing", "", "", 3, false },
};

static void
start_is_kept(void **state)
{
	const struct first *row = *state;
	g_autoptr(GBytes) raw = g_bytes_new(row->encoded, strlen(row->encoded));
	const struct message_attachment part = {
		.length = (gint64)strlen(row->encoded),
		.encoding = ENCODING_BASE64,
	};
	bool more = false;
	g_autoptr(GString) got = part_start(raw, &part, row->max, &more);

	assert_string_equal(got->str, row->want);
	assert_int_equal(more, row->more);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, part_is_decoded);
	TESTS_TABLE(&tests, places, place_is_kept_within);
	TESTS_TABLE(&tests, firsts, start_is_kept);
	tests_add(&tests, "a footer of several pieces is no base64",
		a_footer_of_several_pieces_is_no_base64, NULL);
	tests_add(&tests, "a large part comes in pieces",
		a_large_part_comes_in_pieces, NULL);
	tests_add(&tests, "a flood of lost blanks stays in bounds",
		a_flood_of_lost_blanks_stays_in_bounds, NULL);
	tests_add(&tests, "a sink may stop the decoding", a_sink_may_stop,
		NULL);
	tests_add(&tests, "an encoding is read back by its name",
		an_encoding_is_read_back, NULL);
	return TESTS_RUN(&tests, "part");
}
