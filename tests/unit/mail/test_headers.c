#include "mail/message.h"

#include "table.h"

#include <time.h>

/* All that the header block gave, in a line. */
static char *
dump(const struct message *msg)
{
	GString *out = g_string_new(msg->subject);

	g_string_append_printf(out, "|%s|%" G_GINT64_FORMAT "|",
		msg->id ? msg->id : "-", msg->date);
	for (guint i = 0; i < msg->ancestors->len; i++)
		g_string_append_printf(out, "%s%s", i ? " " : "",
			(char *)g_ptr_array_index(msg->ancestors, i));
	for (guint i = 0; i < msg->addresses->len; i++) {
		const struct message_address *address =
			g_ptr_array_index(msg->addresses, i);

		g_string_append_printf(out, "%c%s", "frtc"[address->role],
			address -> address);
	}
	return g_string_free(out, FALSE);
}

static const struct row {
	const char *name, *bytes, *want;
} rows[] = {
	{ "no field that we read", "X: 1\n\n", "|-|0|" },
	{ "of two fields of one name the first counts",
		"From: a@x\nFrom: b@x\nReply-To: c@x\nReply-To: d@x\n"
		"Subject: 1\nSubject: 2\nMessage-ID: <1@x>\nMessage-ID: <2@x>\n"
		"Date: 8 May 1996 12:00\nDate: 8 May 1997 12:00\n"
		"In-Reply-To: <3@x>\nIn-Reply-To: <4@x>\n"
		"References: <5@x>\nReferences: <6@x>\n\n",
		"1|1@x|831556800|3@x 5@xfa@xrc@x" },
	{ "but To and Cc may be several",
		"To: a@x\nCc: b@x\nTo: c@x\nCc: d@x\n\n",
		"|-|0|ta@xtc@xcb@xcd@x" },
	{ "an empty first field counts", "Subject:\nSubject: 2\n\n", "|-|0|" },
	{ "ancestors: the answered one, then from the newest to the oldest",
		"Message-ID: <own@x>\nIn-Reply-To: <3@x> of Monday\n"
		"References: <1@x> <2@x>\n\t<own@x> <3@x> <2@x>\n\n",
		"|own@x|0|3@x 2@x 1@x" },
	{ "a name needs no blank, and may have one",
		"Subject:1\nMessage-ID : <1@x>\n\n", "1|1@x|0|" },
	{ "a line of blanks folds", "Subject: 1\n \n 2\nTo: a@x\n\n",
		"1  2|-|0|ta@x" },
	{ "a fold within an encoded word is a blank in it",
		"Subject: =?utf-8?Q?a\n b?=\n\n", "a b|-|0|" },
	{ "a form feed is a blank", "Subject: 1\f2\v3\n\n", "1 2 3|-|0|" },
	{ "an encoded line end makes no field",
		"Subject: =?utf-8?Q?a=0D=0ABcc:_b@x?=\n"
		"From: =?utf-8?Q?a=0D=0ABcc:_b@x?= <a@x>\n\n",
		"a  Bcc: b@x|-|0|fa@x" },
	{ "raw bytes are of the charset of the body",
		"Subject: \xcf\xf0\xe8\n"
		"Content-Type: text/plain; charset=windows-1251\n\n",
		"\xd0\x9f\xd1\x80\xd0\xb8|-|0|" },
	{ "or of the first part of it",
		"Subject: \xcf\xf0\xe8\n"
		"Content-Type: multipart/mixed; boundary=b\n\n"
		"--b\nContent-Type: text/plain; charset=windows-1251\n\nx\n"
		"--b--\n",
		"\xd0\x9f\xd1\x80\xd0\xb8|-|0|" },
	{ "a message without an empty line has its headers",
		"Subject: 1\nTo: a@x\nHello,\nthis is text\n\nBob\n",
		"1|-|0|ta@x" },
};

static struct message *
parse(const char *bytes, gsize size)
{
	g_autoptr(GBytes) raw = g_bytes_new(bytes, size);
	struct message *msg = message_parse(raw, NULL);

	assert_non_null(msg);
	return msg;
}

static void
headers_are_read(void **state)
{
	const struct row *row = *state;
	g_autoptr(message) msg = parse(row->bytes, strlen(row->bytes));
	g_autofree char *got = dump(msg);

	assert_string_equal(got, row->want);
}

static void
a_nul_ends_a_field(void **state)
{
	static const char bytes[] =
		"Subject: 1\0 2\nTo: a@x\0, b@x\nFrom\0: c@x\n"
		"Message-ID: <1@\0x>\n\ntext";
	g_autoptr(message) msg = parse(bytes, sizeof(bytes) - 1);
	g_autofree char *got = dump(msg);

	(void)state;
	assert_string_equal(got, "1|-|0|ta@x");
}

static void
text_without_an_empty_line_is_text(void **state)
{
	static const char bytes[] = "Subject: 1\nHello,\nthis is text\n\nBob\n";
	g_autoptr(message) msg = parse(bytes, sizeof(bytes) - 1);

	(void)state;
	assert_string_equal(msg->text, "Hello,\nthis is text\n\nBob\n");
}

/* H34: the parent is the last of them. */
static void
the_newest_survive_a_flood(void **state)
{
	g_autoptr(GString) bytes = g_string_new("References: <root@x>");

	(void)state;
	for (int i = 0; i < 100000; i++)
		g_string_append_printf(bytes, "\n <%d@x>", i);
	g_string_append(bytes, "\n\n");
	g_autoptr(message) msg = parse(bytes->str, bytes->len);

	assert_true(msg->cut);
	assert_int_equal(msg->ancestors->len, 100);
	assert_string_equal(g_ptr_array_index(msg->ancestors, 0), "99999@x");
}

/* Sanitizers make it 4 times slower, and the machine has other work. */
#ifdef __SANITIZE_ADDRESS__
enum { FLOOD_SECONDS_MAX = 8 };
#else
enum { FLOOD_SECONDS_MAX = 2 };
#endif

/* H9, H10: many of anything; the first ones count, and it takes no time. */
static const struct flood {
	const char *name, *head, *drop;
	guint addresses;
} floods[] = {
	{ "fields that nobody reads", "To: a@x\n", "X: 1\n", 1 },
	{ "fields of addresses", "From: a@x\n", "To: b@x\n",
		MESSAGE_ADDRESSES_MAX },
	{ "empty fields of addresses", "From: a@x\n", "To:\n", 1 },
	{ "addresses in a field", "To: a@x", ",b@x", MESSAGE_ADDRESSES_MAX },
	{ "addresses with names to decode", "To: a@x",
		",=?x-no?Q?\xe9?= =?x-on?Q?\xe9?= <b@x>",
		MESSAGE_ADDRESSES_MAX },
	{ "addresses without a comma", "To: a@x", " b@x", 0 },
	{ "colons", "To: a@x, ", ":", 1 },
	{ "opened comments", "To: a@x, ", "(", 1 },
	{ "opened brackets", "To: a@x, ", "<", 1 },
	{ "opened quotes", "To: a@x, ", "\"a\" \"", 1 },
	{ "groups", "To: a@x, ", "a:b@x;", MESSAGE_ADDRESSES_MAX },
	{ "ats", "To: a@x, ", "@", 1 },
	{ "folds", "To: a@x,", "\n ", 1 },
	{ "folds of blanks in front of text", "To: a@x,", "\n \n b", 1 },
	{ "lines that are no field", "To: a@x\n", "junk\n", 1 },
	{ "lines that look like a boundary", "To: a@x\n", "--b\n", 1 },
};

static void
a_flood_is_survived(void **state)
{
	const struct flood *flood = *state;
	g_autoptr(GString) bytes = g_string_new(flood->head);
	clock_t start = 0;

	for (int i = 0; i < 200000; i++)
		g_string_append(bytes, flood->drop);
	g_string_append(bytes, "\n\ntext\n");
	start = clock();
	g_autoptr(message) msg = parse(bytes->str, bytes->len);

	assert_true(clock() - start < FLOOD_SECONDS_MAX * CLOCKS_PER_SEC);
	if (flood->addresses > 0)
		assert_int_equal(msg->addresses->len, flood->addresses);
}

#define BLOCK                                                      \
	"From: =?iso-2022-jp?B?GyRCNDA7ehsoQg==?= <a@x>\n"         \
	"To: b@M\303\274ller.example, =?utf-8?Q?c=C3=A9?= <c@x>\n" \
	"Subject: =?windows-1251?Q?=CF=F0=E8?= =?koi8-r?B?8PLJ?= " \
	"\342\202\254\n"                                           \
	"Message-ID: <1@x>\n"                                      \
	"References: <2@x>\n <3@x>\n"                              \
	"Date: 8 May 1996 12:00\n"

static char *
dump_block(void)
{
	g_autoptr(message) msg = message_parse_header(BLOCK, sizeof(BLOCK) - 1);

	return dump(msg);
}

static void
a_block_alone_is_read(void **state)
{
	g_autoptr(message) msg = parse(BLOCK "\n", sizeof(BLOCK));
	g_autofree char *want = dump(msg);
	g_autofree char *got = dump_block();

	(void)state;
	assert_string_equal(got, want);
}

static gpointer
dump_often(gpointer want)
{
	gsize wrong = 0;

	for (int i = 0; i < 200; i++) {
		g_autofree char *got = dump_block();

		wrong += strcmp(got, want) != 0;
	}
	return GSIZE_TO_POINTER(wrong);
}

/* As the sessions of postcase-milter do. */
static void
threads_may_read_at_once(void **state)
{
	g_autofree char *want = dump_block();
	GThread *threads[8];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(threads); i++)
		threads[i] = g_thread_new("reader", dump_often, want);
	for (size_t i = 0; i < G_N_ELEMENTS(threads); i++)
		assert_null(g_thread_join(threads[i]));
}

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, rows, headers_are_read);
	TESTS_TABLE(&tests, floods, a_flood_is_survived);
	tests_add(&tests, "a NUL ends a field, as it does in the milter",
		a_nul_ends_a_field, NULL);
	tests_add(&tests, "text behind the fields is text, empty line or not",
		text_without_an_empty_line_is_text, NULL);
	tests_add(&tests, "of a flood of ids the newest survive",
		the_newest_survive_a_flood, NULL);
	tests_add(&tests, "a header block alone is read like a message's",
		a_block_alone_is_read, NULL);
	tests_add(&tests, "many threads may read header blocks",
		threads_may_read_at_once, NULL);
	return TESTS_RUN(&tests, "headers");
}
