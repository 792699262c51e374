#include "tests/bench/letter.h"

#include "tests/bench/prose.h"

#include <stdbool.h>
#include <time.h>

enum {
	BODY = 3072,     /* bytes of prose */
	TEXT_MAX = 8192, /* a larger letter has an attachment */
	APART = 64, /* an answer and its question: never in flight together */
	REACH = 20000, /* mails back that are still answered */
	STRIDE = 7919, /* prime: neighbours are mails of other customers */
	LINE = 76,     /* of base64 */
};

/* A letter that is being written: its chance, and what it answers or 0. */
struct pen {
	guint64 state;
	guint64 answers;
};

/* SplitMix64: a good number for each state, however alike the states are. */
static guint64
next(guint64 *state)
{
	guint64 z = *state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

/* Back from the newest, mostly not far: the cube of an even chance. */
static guint64
distance(guint64 *state, guint64 reach)
{
	double chance = (double)(next(state) >> 11) / (double)(1ULL << 53);

	return (guint64)(chance * chance * chance * (double)reach);
}

static bool
is_answer(const struct letters *letters, guint64 number, guint64 *state)
{
	*state = g_str_hash(letters->run) + number;
	return next(state) % 100 < letters->answers;
}

/* A question long enough before that one: nobody answers an answer. */
static guint64
question_before(const struct letters *letters, guint64 number)
{
	guint64 state = 0;

	while (number > 0 && is_answer(letters, number, &state))
		number--;
	return number;
}

static struct pen
pen_of(const struct letters *letters, guint64 number)
{
	struct pen pen = { 0 };
	guint64 back = APART;

	if (!is_answer(letters, number, &pen.state))
		return pen;
	if (letters->cited != NULL) {
		pen.answers = letters->last -
			      distance(&pen.state,
				      letters->last - letters->first + 1);
		return pen;
	}
	back += distance(&pen.state, REACH);
	if (back < number)
		pen.answers = question_before(letters, number - back);
	return pen;
}

/* An answer comes from who asked. */
static guint64
customer_of(const struct pen *pen, guint64 number)
{
	return (pen->answers ? pen->answers : number) * STRIDE % CUSTOMERS;
}

static void
add_date(GString *out)
{
	time_t now = time(NULL);
	struct tm tm;
	char text[64];

	(void)strftime(text, sizeof(text), "%a, %d %b %Y %H:%M:%S +0000",
		gmtime_r(&now, &tm));
	g_string_append(out, text);
}

static void
add_base64(GString *out, guint64 *state, gsize size)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmn"
				     "opqrstuvwxyz0123456789+/";
	guint64 bits = 0;

	for (gsize i = 0; i < size; i++) {
		if (i % 10 == 0)
			bits = next(state);
		g_string_append_c(out, digits[bits & 63]);
		bits >>= 6;
	}
}

static void
add_customer(GString *out, guint64 customer)
{
	static const char *const first[] = { "Ann", "Bertil", "Chloe", "Dmitri",
		"Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Keiko",
		"Luca", "Marta", "Nils", "Olga", "Pavel" };
	static const char *const last[] = { "Archer", "Brandt", "Castillo",
		"Dupont", "Eriksen", "Fischer", "Gallagher", "Horvath" };

	g_string_append_printf(out, "%s %s <%u@customers.example.net>",
		first[customer % G_N_ELEMENTS(first)],
		last[customer / G_N_ELEMENTS(first) % G_N_ELEMENTS(last)],
		(unsigned)customer);
}

static void
add_trace(GString *out, const struct letters *letters, guint64 *state)
{
	guint64 id = next(state) & 0xffffffffffff;

	g_string_append_printf(out,
		"Received: from mx.customers.example.net "
		"(mx.customers.example.net [192.0.2.25])\r\n"
		"\tby mail.example.com (Postfix) with ESMTPS id %012lX\r\n"
		"\tfor <%s>; ",
		id, letters->recipient);
	add_date(out);
	g_string_append(out, " (UTC)\r\n"
			     "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed; "
			     "d=customers.example.net;\r\n"
			     "\ts=mail; h=From:To:Subject:Date; bh=");
	add_base64(out, state, 43);
	g_string_append(out, "=;\r\n\tb=");
	for (int i = 0; i < 4; i++) {
		add_base64(out, state, 64);
		g_string_append(out, "\r\n\t ");
	}
	add_base64(out, state, 60);
	g_string_append(out, "==\r\n");
}

/* A question is named after its line of prose, so an answer knows the name. */
static const char *
subject_of(const struct letters *letters, guint64 number)
{
	const char *run = letters->cited ? letters->cited : letters->run;

	return prose[(g_str_hash(run) + number) % PROSE_LINES];
}

static void
add_names(GString *out, const struct letters *letters, guint64 number,
	const struct pen *pen)
{
	const char *cited = letters->cited ? letters->cited : letters->run;

	g_string_append(out, "From: ");
	add_customer(out, customer_of(pen, number));
	g_string_append_printf(out, "\r\nTo: Support <%s>\r\nSubject: %s%s\r\n",
		letters->recipient, pen->answers ? "Re: " : "",
		subject_of(letters, pen->answers ? pen->answers : number));
	g_string_append(out, "Date: ");
	add_date(out);
	g_string_append_printf(out, "\r\nMessage-ID: <%s.%lu@example.net>\r\n",
		letters->run, number);
	if (pen->answers)
		g_string_append_printf(out,
			"In-Reply-To: <%s.%lu@example.net>\r\n"
			"References: <%s.%lu@example.net>\r\n",
			cited, pen->answers, cited, pen->answers);
	g_string_append(out,
		"User-Agent: Mozilla/5.0 (X11; Linux x86_64) "
		"Gecko/20100101 Thunderbird/128.4.0\r\n"
		"Content-Language: en-GB\r\nMIME-Version: 1.0\r\n");
}

static void
add_prose(GString *out, guint64 *state, const char *mark, gsize size)
{
	gsize line = next(state) % PROSE_LINES;
	gsize stride = 1 + next(state) % (PROSE_LINES - 1);
	gsize end = out->len + size;

	for (unsigned n = 1; out->len < end; n++) {
		line = (line + stride) % PROSE_LINES;
		g_string_append(out, mark);
		g_string_append(out, prose[line]);
		g_string_append(out, "\r\n");
		if (n % 5 == 0) {
			g_string_append(out, mark);
			g_string_append(out, "\r\n");
		}
	}
}

static void
add_text(GString *out, struct pen *pen, guint64 number)
{
	g_string_append(out, "Content-Type: text/plain; charset=UTF-8\r\n"
			     "Content-Transfer-Encoding: 7bit\r\n\r\n"
			     "Dear support team,\r\n\r\n");
	if (pen->answers) {
		add_prose(out, &pen->state, "", BODY / 3);
		g_string_append(out, "\r\nOn Sat, 21 Nov 2026, Support wrote:"
				     "\r\n");
		add_prose(out, &pen->state, "> ", BODY * 2 / 3);
	} else {
		add_prose(out, &pen->state, "", BODY);
	}
	g_string_append_printf(out, "\r\n-- \r\nYour customer no. %lu\r\n",
		customer_of(pen, number));
}

static void
add_attachment(GString *out, struct pen *pen, gsize end)
{
	g_string_append(out, "--=_bench\r\nContent-Type: application/zip; "
			     "name=\"log.zip\"\r\n"
			     "Content-Disposition: attachment; "
			     "filename=\"log.zip\"\r\n"
			     "Content-Transfer-Encoding: base64\r\n\r\n");
	while (out->len < end) {
		add_base64(out, &pen->state, LINE);
		g_string_append(out, "\r\n");
	}
	g_string_append(out, "--=_bench--\r\n");
}

void
letter_write(const struct letters *letters, guint64 number, GString *out)
{
	struct pen pen = pen_of(letters, number);
	gsize end = out->len + letters->size;
	bool attaches = letters->size > TEXT_MAX;

	add_trace(out, letters, &pen.state);
	add_names(out, letters, number, &pen);
	if (attaches)
		g_string_append(out, "Content-Type: multipart/mixed; "
				     "boundary=\"=_bench\"\r\n\r\n"
				     "--=_bench\r\n");
	add_text(out, &pen, number);
	if (attaches)
		add_attachment(out, &pen, end);
}

void
letter_sender(const struct letters *letters, guint64 number, GString *out)
{
	struct pen pen = pen_of(letters, number);

	g_string_append_printf(out, "%lu@customers.example.net",
		customer_of(&pen, number));
}
