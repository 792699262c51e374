/* postcase email show */
#include "ctl/cmd.h"
#include "ctl/desk.h"
#include "ctl/email.h"
#include "ctl/output.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"

#include <string.h>
#include <sysexits.h>

static const struct column record_columns[] = {
	{ "id", "e-mail", 0 },
	{ "authors", "From", 0 },
	{ "reply_to", "Reply-To", 0 },
	{ "to", "To", 0 },
	{ "cc", "Cc", 0 },
	{ "subject", "Subject", 0 },
	{ "sent_at", "Date", COLUMN_SECONDS },
	{ "received_at", "received", COLUMN_SECONDS },
	{ "message_id", "Message-ID", 0 },
	{ "status", "status", COLUMN_WORD },
	{ "class", "class", COLUMN_WORD },
	{ "parent_type", "belongs to", COLUMN_WORD },
	{ "case", "case", 0 },
	{ "contact", "contact", 0 },
	{ "account", "account", 0 },
	{ "lead", "lead", 0 },
	{ "opportunity", "opportunity", 0 },
	{ "replied", "answers", 0 },
	{ "flags", "flags", 0 },
	{ "size", "size", COLUMN_BYTES },
	{ NULL, NULL, 0 },
};

static const struct column arrival_columns[] = {
	{ "at", "AT", COLUMN_SECONDS },
	{ "door", "DOOR", 0 },
	{ "queue_id", "QUEUE ID", 0 },
	{ "sender", "SENDER", COLUMN_CUT },
	{ "recipient", "RECIPIENT", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

const struct column email_attachment_columns[] = {
	{ "part", "PART", 0 },
	{ "name", "NAME", COLUMN_CUT },
	{ "type", "TYPE", COLUMN_CUT },
	{ "size", "SIZE", COLUMN_BYTES },
	{ "inlined", "INLINE", 0 },
	{ NULL, NULL, 0 },
};

bool
email_no_such(const char *id, GError **error)
{
	return status_set(error, EX_NOUSER,
		"there is no e-mail %s; see: postcase email list", id);
}

bool
email_find(const struct ctl *ctl, struct tx *tx, const char *text,
	enum access_action action, char **id, GError **error)
{
	return value_id(text, "id of an e-mail", id, error) &&
	       viewer_may_email(ctl, tx, g_ascii_strtoll(*id, NULL, 10), action,
		       error);
}

/* The text as it is; what there is instead of one. */
static void
print_text(const struct rows *email)
{
	const char *text = rows_text(email, 0, "text");

	if (text != NULL && text[0] != '\0')
		say("\n%.*s",
			(int)(strlen(text) - g_str_has_suffix(text, "\n")),
			text);
	else if (rows_true(email, 0, "unreadable"))
		say("\n(could not be read; its bytes: postcase email raw %s)",
			rows_text(email, 0, "id"));
	else if (rows_text(email, 0, "html") != NULL)
		say("\n(HTML without a text; its bytes: postcase email raw %s)",
			rows_text(email, 0, "id"));
	if (rows_true(email, 0, "cut"))
		say("\n(longer than what is read; the rest: postcase email raw "
		    "%s)",
			rows_text(email, 0, "id"));
}

bool
cmd_email_show(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(rows) email = rows_new();
	g_autoptr(rows) attachments = rows_new();
	g_autoptr(rows) arrivals = rows_new();
	g_autofree char *id = NULL;
	g_autoptr(tx) tx = ctl_begin(ctl, error);
	const struct part parts[] = {
		{ "attachments", attachments, email_attachment_columns },
		{ "arrivals", arrivals, arrival_columns },
		{ NULL, NULL, NULL },
	};

	if (tx == NULL ||
		!email_find(ctl, tx, args[0], ACCESS_READ, &id, error) ||
		!rows_ask(tx, STMT_EMAILS_SHOW, ROWS_TEXTS(id, NULL), email,
			error) ||
		!rows_ask(tx, STMT_ATTACHMENTS_LIST, ROWS_TEXTS(id),
			attachments, error) ||
		!rows_ask(tx, STMT_ARRIVALS_LIST, ROWS_TEXTS(id), arrivals,
			error) ||
		(!ctl->json && !desk_see(ctl, tx, id, error)) ||
		!tx_commit(tx, error))
		return false;
	output_record(ctl, email, record_columns, ctl->json ? parts : NULL);
	if (!ctl->json) {
		print_text(email);
		output_parts(parts);
	}
	return true;
}
