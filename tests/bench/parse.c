/*
 * parse FILE.json: how long message_parse() takes, beside GMime's own parser
 *
 * GMime's side takes the message apart and decodes every part once, which is
 * the least that a program can do with it.  Ours also decides which text is
 * read and what of it is new, makes text of HTML, and hashes attachments; and,
 * shown apart, the key of the message.  Rounds alternate in one process; each
 * is as many messages as take ROUND_US.
 */
#include "mail/key.h"
#include "mail/message.h"

#include <gmime/gmime.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum { ROUNDS = 7, ROUND_US = 200000 };

static const char head[] =
	"Return-Path: <ann@example.net>\n"
	"Received: from mx.example.net (mx.example.net [192.0.2.7])\n"
	"\tby mail.example.com (Postfix) with ESMTPS id 4XyZ1q0Pmz\n"
	"\tfor <support@example.com>; Sun, 22 Nov 2026 10:00:00 +0000 (UTC)\n"
	"From: =?utf-8?q?Ann_M=C3=BCller?= <ann@example.net>\n"
	"To: Support <support@example.com>\n"
	"Subject: =?utf-8?q?The_printer_pr=C3=BCft_nothing?=\n"
	"Date: Sun, 22 Nov 2026 10:59:58 +0100\n"
	"Message-ID: <bench.17@example.net>\n"
	"References: <a@example.net> <b@example.com> <c@example.net>\n"
	"MIME-Version: 1.0\n";

static void
add_times(GString *message, const char *line, gsize size)
{
	while (message->len < size)
		g_string_append(message, line);
}

static GString *
make_text(gsize size)
{
	GString *message = g_string_new(head);

	g_string_append(message,
		"Content-Type: text/plain; charset=utf-8\n"
		"Content-Transfer-Encoding: 8bit\n\n"
		"It stopped again.\n\nOn Sat, 21 Nov 2026, Ben wrote:\n");
	add_times(message, "> Please switch the printer off and on again.\n",
		size);
	return message;
}

static GString *
make_page(gsize size)
{
	GString *message = g_string_new(head);

	g_string_append(message,
		"Content-Type: text/html; charset=utf-8\n"
		"Content-Transfer-Encoding: quoted-printable\n\n<html><body>");
	add_times(message,
		"<tr><td style=3D\"padding:2px\"><p>The <b>printer</b> says=\n"
		" <a href=3D\"https://example.com/e?n=3D42\">E42</a>.</p></td>"
		"</tr>\n",
		size);
	return message;
}

static GString *
make_attachment(gsize size)
{
	GString *message = g_string_new(head);

	g_string_append(message,
		"Content-Type: multipart/mixed; boundary=\"=_b\"\n\n"
		"--=_b\nContent-Type: text/plain\n\nSee the log.\n"
		"--=_b\nContent-Type: application/zip; name=\"log.zip\"\n"
		"Content-Transfer-Encoding: base64\n\n");
	add_times(message,
		"UEsDBBQAAAAIAGFua2VyIHdpcmQgZGllcyBub2NoIGVpbm1hbCBnZXBy"
		"w7xmdCB1bmQg\n",
		size);
	g_string_append(message, "--=_b--\n");
	return message;
}

static void
read_ours(GBytes *raw)
{
	g_autoptr(message) msg = message_parse(raw, NULL);

	g_assert(msg != NULL);
}

static void
read_ours_and_key(GBytes *raw)
{
	g_autoptr(message) msg = message_parse(raw, NULL);
	struct key key = key_make(msg, raw);

	g_assert(key.bytes[4] + key.bytes[5] >= 0);
}

static void
decode_part(GMimeObject *parent, GMimeObject *part, gpointer data)
{
	(void)parent;
	(void)data;
	if (!GMIME_IS_PART(part))
		return;
	GMimeStream *nowhere = g_mime_stream_null_new();

	g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(
						    GMIME_PART(part)),
		nowhere);
	g_object_unref(nowhere);
}

static void
read_gmime(GBytes *raw)
{
	gsize size = 0;
	const char *bytes = g_bytes_get_data(raw, &size);
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, size);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);

	g_mime_message_foreach(message, decode_part, NULL);
	g_object_unref(message);
	g_object_unref(parser);
	g_object_unref(stream);
}

enum side { OURS, OURS_AND_KEY, GMIME, SIDES };

static void (*const readers[SIDES])(GBytes *raw) = {
	[OURS] = read_ours,
	[OURS_AND_KEY] = read_ours_and_key,
	[GMIME] = read_gmime,
};

static const struct {
	const char *name, *key;
	GString *(*make)(gsize size);
	gsize size;
} kinds[] = {
	{ "4 KB of text", "parse_4k_text", make_text, 4096 },
	{ "1 MB of HTML", "parse_1m_html", make_page, 1048576 },
	{ "25 MB attached", "parse_25m_attachment", make_attachment, 26214400 },
};

/* Microseconds a message. */
static double
round_of(enum side side, GBytes *raw)
{
	gint64 start = g_get_monotonic_time(), now = start;
	unsigned n = 0;

	for (; now - start < ROUND_US || n == 0; n++) {
		readers[side](raw);
		now = g_get_monotonic_time();
	}
	return (double)(now - start) / n;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The median stands in the middle, the spread at the ends. */
static void
measure(GBytes *raw, double us[SIDES][ROUNDS])
{
	for (int i = 0; i < ROUNDS; i++)
		for (enum side side = 0; side < SIDES; side++)
			us[side][i] = round_of(side, raw);
	for (enum side side = 0; side < SIDES; side++)
		qsort(us[side], ROUNDS, sizeof(us[side][0]), compare);
}

static void
print(const char *name, double us[SIDES][ROUNDS])
{
	printf("%-15s", name);
	for (enum side side = 0; side < SIDES; side++)
		printf("  %9.0f (%.0f-%.0f)", us[side][ROUNDS / 2], us[side][0],
			us[side][ROUNDS - 1]);
	printf("  %.2f\n", us[GMIME][ROUNDS / 2] / us[OURS][ROUNDS / 2]);
}

static void
record(json_t *figures, const char *key, double us[SIDES][ROUNDS])
{
	json_object_set_new(figures, key,
		json_pack("{s:f, s:f, s:f, s:f}", "us", us[OURS][ROUNDS / 2],
			"us_with_key", us[OURS_AND_KEY][ROUNDS / 2], "us_gmime",
			us[GMIME][ROUNDS / 2], "rate_vs_gmime",
			us[GMIME][ROUNDS / 2] / us[OURS][ROUNDS / 2]));
}

int
main(int argc, char **argv)
{
	json_t *figures = json_object();

	if (argc != 2)
		g_error("usage: parse FILE.json");
	message_init();
	printf("microseconds a message, median of %d alternating rounds "
	       "(least-most)\n%-15s  %s  %s  %s  %s\n",
		ROUNDS, "", "ours", "ours with key", "GMime alone",
		"our rate / GMime's");
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		double us[SIDES][ROUNDS];
		g_autoptr(GBytes) raw =
			g_string_free_to_bytes(kinds[i].make(kinds[i].size));

		measure(raw, us);
		print(kinds[i].name, us);
		record(figures, kinds[i].key, us);
	}
	if (json_dump_file(figures, argv[1], JSON_INDENT(2)) != 0)
		g_error("cannot write %s", argv[1]);
	json_decref(figures);
	return 0;
}
