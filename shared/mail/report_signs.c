#include "mail/report_signs.h"

#include "base/text.h"
#include "mail/report_part.h"
#include "mail/report_phrases.h"

static bool
starts_with_any(const char *text, const char *const *words)
{
	g_autofree char *folded = report_words_fold(text);

	return text_starts_with_any(folded, words);
}

static bool
contains_any(const char *text, const char *const *words)
{
	g_autofree char *folded = report_words_fold(text);

	return text_contains_any(folded, words);
}

/* "<>", "<MAILER-DAEMON>" of local delivery, or nothing in front of it. */
static bool
is_null_path(GBytes *raw)
{
	g_autofree char *path = report_part_header(raw, "Return-Path");

	if (path == NULL)
		return false;
	const char *start = path + strspn(path, "< \t");

	return *start == '>' || *start == '\0' ||
	       starts_with_any(start, report_daemons);
}

/* 2: a mail server, 1: perhaps. */
static int
server_signs(const struct message *msg, GBytes *raw)
{
	g_autofree char *from = report_part_header(raw, "From");
	const struct message_address *first = message_first(msg, ROLE_FROM);
	const char *address = first ? first->address : "";
	const char *name = first && first->name ? first->name : "";

	if (first == NULL) /* "<>", or "MAILER-DAEMON" alone */
		return from != NULL ? 2 : 0;
	if (starts_with_any(address, report_daemons) ||
		starts_with_any(name, report_daemons))
		return 2;
	return starts_with_any(address, report_masters) ||
	       starts_with_any(name, report_masters);
}

static bool
is_passed_on(const struct message *msg)
{
	static const char *const starts[] = { "re:", "fwd:", "fw:", "aw:",
		NULL };

	return starts_with_any(msg->subject, starts);
}

bool
report_signs_answer(const struct message *msg)
{
	return msg->ancestors->len > 0 || is_passed_on(msg);
}

bool
report_signs_subject(const struct message *msg)
{
	return contains_any(msg->subject, report_subjects) &&
	       !is_passed_on(msg);
}

/* A list manager that refuses a mail has its own field, as all it sends. */
int
report_signs(const struct message *msg, GBytes *raw)
{
	g_autofree char *failed =
		report_part_header(raw, "X-Failed-Recipients");
	g_autofree char *list = report_part_header(raw, "X-MLServer");
	bool subject = report_signs_subject(msg);

	return server_signs(msg, raw) + is_null_path(raw) + (failed != NULL) +
	       subject + (subject && list != NULL);
}
