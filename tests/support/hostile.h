/*
 * hostile.h - messages made to hurt, from a recipe
 *
 * Each is read right, keeps what message.h promises, and takes at most two
 * seconds of the processor and ten times its size of memory, beyond a floor.
 */
#ifndef TESTS_HOSTILE_H
#define TESTS_HOSTILE_H

#include "mail/key.h"
#include "mail/message.h"
#include "rules/classify.h"

#include "promises.h"
#include "table.h"

#include <malloc.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Sanitizers make the allocations of GMime slow, and need memory of their own.
 */
#ifdef __SANITIZE_ADDRESS__
#define HOSTILE_SECONDS_MAX  15
#define HOSTILE_MEASURES_MEM false
#else
#define HOSTILE_SECONDS_MAX  2
#define HOSTILE_MEASURES_MEM true
#endif

enum {
	HOSTILE_TIMES_MAX = 10, /* the size of the message */
	/*
	 * The tables of charsets, and a text as it is decoded and made clean,
	 * of which there may be more than the message has bytes.
	 */
	HOSTILE_FLOOR_KB = 12 * 1024,
	HOSTILE_SHOWN = 3,      /* of each list */
	HOSTILE_FACT_MAX = 200, /* bytes */
};

#define HOSTILE_FROM "From: a@example.com\n"
#define HOSTILE_MIXED \
	HOSTILE_FROM "Content-Type: multipart/mixed; boundary=b\n\n"

/* One after the other: front, middle so many times, back. */
struct recipe {
	const char *name, *front, *middle;
	unsigned times;
	const char *back;
	/* Lines of hostile_facts() that must be there; NULL: no message. */
	const char *want;
};

static inline GBytes *
hostile_cook(const struct recipe *recipe)
{
	GString *mail = g_string_new(recipe->front);

	for (unsigned i = 0; i < recipe->times; i++)
		g_string_append(mail, recipe->middle);
	g_string_append(mail, recipe->back);
	return g_string_free_to_bytes(mail);
}

/* "key: value", the line feeds as in C; a text that is long says only that. */
static inline void
hostile_fact(GString *facts, const char *key, const char *value)
{
	bool is_long = value != NULL && strlen(value) > HOSTILE_FACT_MAX;
	g_auto(GStrv) lines = g_strsplit(is_long ? "long" :
					 value   ? value :
						   "-",
		"\n", -1);
	g_autofree char *line = g_strjoinv("\\n", lines);

	g_string_append_printf(facts, "%s: %s\n", key, line);
}

static inline void
hostile_number(GString *facts, const char *key, gint64 number)
{
	g_string_append_printf(facts, "%s: %" G_GINT64_FORMAT "\n", key,
		number);
}

static inline void
hostile_addresses(GString *facts, const struct message *msg)
{
	static const char *const roles[] = {
		[ROLE_FROM] = "from",
		[ROLE_REPLY_TO] = "reply-to",
		[ROLE_TO] = "to",
		[ROLE_CC] = "cc",
	};

	hostile_number(facts, "addresses", msg->addresses->len);
	for (guint i = 0; i < MIN(msg->addresses->len, HOSTILE_SHOWN); i++) {
		const struct message_address *address =
			g_ptr_array_index(msg->addresses, i);

		hostile_fact(facts, roles[address->role], address->address);
		if (address->name != NULL)
			hostile_fact(facts, "name", address->name);
	}
}

static inline void
hostile_attachments(GString *facts, const struct message *msg)
{
	hostile_number(facts, "attachments", msg->attachments->len);
	for (guint i = 0; i < MIN(msg->attachments->len, HOSTILE_SHOWN); i++) {
		const struct message_attachment *attachment =
			g_ptr_array_index(msg->attachments, i);
		g_autofree char *file =
			g_strdup_printf("%s %s %" G_GINT64_FORMAT,
				attachment->name, attachment->type,
				attachment->size);

		hostile_fact(facts, "file", file);
	}
}

static inline void
hostile_ids(GString *facts, const struct message *msg)
{
	hostile_fact(facts, "id", msg->id);
	hostile_number(facts, "ancestors", msg->ancestors->len);
	for (guint i = 0; i < MIN(msg->ancestors->len, HOSTILE_SHOWN); i++)
		hostile_fact(facts, "ancestor",
			g_ptr_array_index(msg->ancestors, i));
}

static inline void
hostile_report(GString *facts, const struct report *report)
{
	hostile_fact(facts, "report",
		report ? report_kind_name(report->kind) : NULL);
	if (report == NULL)
		return;
	hostile_number(facts, "recipients", report->recipients->len);
	for (guint i = 0; i < MIN(report->recipients->len, HOSTILE_SHOWN);
		i++) {
		const struct report_recipient *recipient =
			g_ptr_array_index(report->recipients, i);
		g_autofree char *line =
			g_strdup_printf("%s %s %s", recipient->address,
				recipient->status ? recipient->status : "-",
				recipient->hard ? "hard" : "soft");

		hostile_fact(facts, "recipient", line);
	}
}

/* What is known of a message, a fact a line. */
static inline char *
hostile_facts(const struct message *msg)
{
	GString *facts = g_string_new("\n");
	g_autoptr(GPtrArray) own = g_ptr_array_new();
	struct classified is = classify(msg, "sender@example.com", own);

	hostile_ids(facts, msg);
	hostile_fact(facts, "subject", msg->subject);
	hostile_number(facts, "date", msg->date);
	hostile_addresses(facts, msg);
	hostile_fact(facts, "plain", msg->plain);
	hostile_fact(facts, "text", msg->text);
	hostile_fact(facts, "new", msg->new_text);
	hostile_attachments(facts, msg);
	hostile_number(facts, "parts", msg->parts);
	hostile_fact(facts, "cut", msg->cut ? "yes" : "no");
	hostile_fact(facts, "class", mail_class_name(is.class));
	hostile_report(facts, msg->report);
	return g_string_free(facts, FALSE);
}

/* Each line that is wanted is one of the facts. */
static inline void
hostile_compare(const struct message *msg, const char *want)
{
	g_autofree char *facts = hostile_facts(msg);
	g_auto(GStrv) lines = g_strsplit(want, "\n", -1);

	for (char **line = lines; *line != NULL; line++) {
		g_autofree char *whole = g_strdup_printf("\n%s\n", *line);

		if (**line != '\0' && strstr(facts, whole) == NULL)
			fail_msg("no '%s' in:%s", *line, facts);
	}
}

static inline void
hostile_digest(GBytes *raw)
{
	g_autoptr(message) msg = message_parse(raw, NULL);

	if (msg != NULL)
		key_make(msg, raw);
}

static inline long
hostile_peak_kb(int who)
{
	struct rusage used;

	getrusage(who, &used);
	return used.ru_maxrss;
}

/* By how much a process grows that reads this, in KiB. */
static inline long
hostile_growth(GBytes *raw)
{
	int pipe_ends[2], status = 0;
	long kb = -1;

	malloc_trim(0); /* or it would be used again, without growing */
	assert_int_equal(pipe(pipe_ends), 0);
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		long before = hostile_peak_kb(RUSAGE_SELF);

		hostile_digest(raw);
		kb = hostile_peak_kb(RUSAGE_SELF) - before;
		_exit(write(pipe_ends[1], &kb, sizeof(kb)) != sizeof(kb));
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_int_equal(read(pipe_ends[0], &kb, sizeof(kb)), sizeof(kb));
	close(pipe_ends[0]);
	close(pipe_ends[1]);
	return kb;
}

static inline void
hostile_memory(GBytes *raw)
{
	long size = (long)(g_bytes_get_size(raw) / 1024);
	long most = HOSTILE_TIMES_MAX * size + HOSTILE_FLOOR_KB;
	long kb = HOSTILE_MEASURES_MEM ? hostile_growth(raw) : 0;

	if (g_getenv("HOSTILE_FIGURES") != NULL)
		print_message("# %ld KiB grew by %ld KiB\n", size, kb);
	if (kb > most)
		fail_msg("%ld KiB for a message of %ld KiB", kb, size);
}

/* Within its limits; NULL when that is no message.  The caller frees it. */
static inline struct message *
hostile_read(GBytes *raw)
{
	hostile_memory(raw);

	clock_t start = clock();
	struct message *msg = message_parse(raw, NULL);

	if (msg != NULL)
		key_make(msg, raw);
	double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;

	if (g_getenv("HOSTILE_FIGURES") != NULL)
		print_message("# %.3f s\n", seconds);
	if (seconds > HOSTILE_SECONDS_MAX)
		fail_msg("%.1f s of the processor", seconds);
	if (msg != NULL)
		promises_hold(msg, raw);
	return msg;
}

/* The check of a table of recipes. */
static inline void
hostile_is_survived(void **state)
{
	const struct recipe *recipe = *state;
	g_autoptr(GBytes) raw = hostile_cook(recipe);
	g_autoptr(message) msg = hostile_read(raw);

	if (recipe->want == NULL) {
		assert_null(msg);
		return;
	}
	assert_non_null(msg);
	hostile_compare(msg, recipe->want);
}

#endif
