/* What agents' answers look like: the part of a group account's options. */
#include "ctl/group.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"
#include "ctl/value_address.h"
#include "store/rows.h"

#include <string.h>
#include <sysexits.h>

enum { SIZE_MIN = 1024, SIZE_MAX_BYTES = 1073741823 };

/* As the statement takes it: NULL stays, "" takes away. */
struct answers {
	const char *from_name, *token, *tag, *send_as, *size_limit;
	char *reply_to; /* owned */
};

bool
group_answers_are_said(void)
{
	return group_said.from_name != NULL || group_said.reply_to != NULL ||
	       group_said.reply_token != NULL ||
	       group_said.subject_tag != NULL || group_said.send_as != NULL ||
	       group_said.size_limit != NULL;
}

static bool
is_no(const char *text)
{
	return g_strcmp0(text, "no") == 0;
}

static bool
read_reply_to(char **reply_to, GError **error)
{
	const char *text = group_said.reply_to;

	if (text == NULL)
		return true;
	*reply_to = is_no(text) ? g_strdup("") : value_address(text, error);
	return *reply_to != NULL;
}

static bool
read_size_limit(const char **limit, GError **error)
{
	const char *text = group_said.size_limit;

	if (text == NULL)
		return true;
	*limit = is_no(text) ? "" : text;
	return is_no(text) ||
	       g_ascii_string_to_unsigned(text, 10, SIZE_MIN, SIZE_MAX_BYTES,
		       NULL, NULL) ||
	       status_set(error, EX_USAGE,
		       "--size-limit wants bytes, %d to %d, or no, not '%s'",
		       SIZE_MIN, SIZE_MAX_BYTES, text);
}

static bool
read_answers(struct answers *a, GError **error)
{
	const char *name = group_said.from_name;

	a->from_name = is_no(name) ? "" : name;
	return value_name(is_no(name) ? NULL : name, "name", error) &&
	       value_yes(group_said.reply_token, "--reply-token", &a->token,
		       error) &&
	       value_yes(group_said.subject_tag, "--subject-tag", &a->tag,
		       error) &&
	       value_yes(group_said.send_as, "--send-as", &a->send_as, error) &&
	       read_size_limit(&a->size_limit, error) &&
	       read_reply_to(&a->reply_to, error);
}

/* Answers to such an address come to no case, unless it is redirected here. */
static void
warn(const struct rows *rows)
{
	if (rows_count(rows) > 0 && rows_true(rows, 0, "foreign"))
		note("%s is no address of this group account: answers go there "
		     "and, if nothing sends them on, to no case",
			rows_text(rows, 0, "reply_to"));
}

bool
group_set_answers(struct tx *tx, const char *address, GError **error)
{
	g_autoptr(rows) rows = rows_new();
	struct answers a = { 0 };
	bool ok = true;

	if (!group_answers_are_said())
		return true;
	ok = read_answers(&a, error) &&
	     rows_ask(tx, STMT_GROUP_ANSWERS_SET,
		     ROWS_TEXTS(address, a.from_name, a.reply_to, a.token,
			     a.tag, a.send_as, a.size_limit),
		     rows, error) &&
	     tx_trip(tx, error);
	if (ok && group_said.reply_to != NULL)
		warn(rows);
	g_free(a.reply_to);
	return ok;
}
