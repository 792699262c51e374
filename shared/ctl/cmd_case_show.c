/* postcase case show: a case, who has to do with it, and its e-mails */
#include "ctl/case.h"
#include "ctl/case_stream.h"
#include "ctl/cmd.h"
#include "ctl/output.h"
#include "ctl/reply_address.h"
#include "ctl/term.h"
#include "rules/token.h"
#include "store/token_keys.h"

enum { PARTICIPANTS = 20 };

/* What people see, and one more: are there others? */
static const char participants_limit[] = "21";

/* Enough of a text for its first lines. */
static const char excerpt_bytes[] = "4000";

static const struct column columns[] = {
	{ "number", "case", 0 },
	{ "name", "name", 0 },
	{ "status", "status", COLUMN_WORD },
	{ "merged_into", "merged into", 0 },
	{ "priority", "priority", COLUMN_WORD },
	{ "assigned", "assigned", 0 },
	{ "group_account", "group account", 0 },
	{ "reply_address", "reply to", 0 },
	{ "account", "account", 0 },
	{ "contact", "contact", 0 },
	{ "lead", "lead", 0 },
	{ "teams", "teams", 0 },
	{ "followers", "followers", 0 },
	{ "opened_at", "opened", 0 },
	{ "first_response_at", "first response", 0 },
	{ "last_activity_at", "last activity", 0 },
	{ "closed_at", "closed", 0 },
	{ NULL, NULL, 0 },
};

static const struct column participant_columns[] = {
	{ "address", "ADDRESS", 0 },
	{ "accepted", "ACCEPTED", 0 },
	{ "at", "SINCE", 0 },
	{ NULL, NULL, 0 },
};

static const struct column link_columns[] = {
	{ "number", "CASE", 0 },
	{ "status", "STATUS", COLUMN_WORD },
	{ "reason", "WHY", COLUMN_WORD },
	{ "name", "NAME", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

/* All that is known of one case. */
struct page {
	struct rows *found, *participants, *links, *notes, *emails;
	GArray *keys; /* of struct token_key */
};

static void
page_init(struct page *page)
{
	*page = (struct page){
		.found = rows_new(),
		.participants = rows_new(),
		.links = rows_new(),
		.notes = rows_new(),
		.emails = rows_new(),
		.keys = g_array_new(FALSE, FALSE, sizeof(struct token_key)),
	};
}

static void
page_clear(struct page *page)
{
	rows_free(page->found);
	rows_free(page->participants);
	rows_free(page->links);
	rows_free(page->notes);
	rows_free(page->emails);
	g_array_unref(page->keys);
}

/* Two trips; people need no more than they see. */
static bool
ask(struct ctl *ctl, gint64 asked, struct page *page, GError **error)
{
	g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, asked);
	const char *bytes = ctl->json ? NULL : excerpt_bytes;
	const char *people = ctl->json ? NULL : participants_limit;
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	return tx != NULL &&
	       viewer_may_case(ctl, tx, asked, ACCESS_READ, error) &&
	       rows_ask(tx, STMT_CASES_SHOW,
		       ROWS_TEXTS(number, VIEWER_EMAILS(ctl)), page->found,
		       error) &&
	       rows_ask(tx, STMT_CASE_PARTICIPANTS_LIST,
		       ROWS_TEXTS(number, people), page->participants, error) &&
	       rows_ask(tx, STMT_CASE_LINKS_LIST,
		       ROWS_TEXTS(number, VIEWER_CASES(ctl)), page->links,
		       error) &&
	       rows_ask(tx, STMT_CASE_NOTES_LIST,
		       ROWS_TEXTS(number, VIEWER_EMAILS(ctl),
			       access_level_name(ctl->viewer.access.case_read)),
		       page->notes, error) &&
	       rows_ask(tx, STMT_CASE_EMAILS_LIST,
		       ROWS_TEXTS(number, bytes, VIEWER_EMAILS(ctl)),
		       page->emails, error) &&
	       token_keys_find(tx, page->keys, error) && tx_commit(tx, error);
}

static void
print_object(const struct ctl *ctl, const struct page *page)
{
	const struct part parts[] = {
		{ "participants", page->participants, NULL },
		{ "links", page->links, NULL },
		{ "notes", page->notes, NULL },
		{ "emails", page->emails, NULL },
		{ NULL, NULL, NULL },
	};

	output_record(ctl, page->found, columns, parts);
}

static void
print_page(const struct ctl *ctl, const struct page *page)
{
	const struct case_rows stream = { page->found, page->emails,
		page->notes };
	const struct part parts[] = {
		{ "participants", page->participants, participant_columns },
		{ "other cases", page->links, link_columns },
		{ NULL, NULL, NULL },
	};

	bool more = rows_count(page->participants) > PARTICIPANTS;
	rows_cut(page->participants, PARTICIPANTS);
	output_record(ctl, page->found, columns, parts);
	case_stream_print(&stream);
	if (more)
		note("more participants than these %d: --json has all",
			PARTICIPANTS);
}

static void
print(struct ctl *ctl, struct page *page)
{
	reply_address_add(page->found, ctl->conf->recipient_delimiter,
		page->keys);
	if (ctl->json)
		print_object(ctl, page);
	else
		print_page(ctl, page);
}

bool
case_show(struct ctl *ctl, gint64 number, GError **error)
{
	struct page page;
	bool ok = false;

	page_init(&page);
	ok = ask(ctl, number, &page, error);
	if (ok)
		print(ctl, &page);
	page_clear(&page);
	return ok;
}

bool
cmd_case_show(struct ctl *ctl, char **args, GError **error)
{
	gint64 number = 0;

	return case_number(args[0], &number, error) &&
	       case_show(ctl, number, error);
}
