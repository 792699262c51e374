/* postcase filter test: would a filter be for a message? */
#include "ctl/cmd.h"
#include "ctl/filter_form.h"
#include "ctl/letter.h"
#include "ctl/locale.h"
#include "ctl/output.h"
#include "ctl/status.h"
#include "ctl/value.h"
#include "mail/trace.h"
#include "rules/screen.h"
#include "rules/spam.h"
#include "store/filters.h"

#include <sysexits.h>

static char *envelope_sender;

/* clang-format off */
const GOptionEntry filter_test_options[] = {
	{ "from", 0, 0, G_OPTION_ARG_STRING, &envelope_sender, "envelope sender, instead of the message's Return-Path", "ADDRESS" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static const struct column columns[] = {
	{ "filter", "filter", 0 },
	{ "name", "name", 0 },
	{ "matches", "matches", 0 },
	{ "why", "why", 0 },
	{ "action", "action", 0 },
	{ "when", "when", COLUMN_WORD },
	{ NULL, NULL, 0 },
};

static const struct filter *
only_one(const GPtrArray *filters, gint64 id)
{
	for (guint i = 0; i < filters->len; i++) {
		const struct filter *filter = g_ptr_array_index(filters, i);

		if (filter->id == id)
			return filter;
	}
	return NULL;
}

/* The same as a delivery asks. */
static bool
load(struct ctl *ctl, const char *id, GPtrArray *filters, GError **error)
{
	g_autoptr(rows) filter = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);
	struct filters_question question = { 0 };

	if (tx == NULL || !filter_find(ctl, tx, id, filter, error))
		return false;
	question.one = rows_number(filter, 0, "id");
	return filters_find(tx, &question, filters, error) &&
	       tx_commit(tx, error);
}

static char *
explain(struct filter_match match)
{
	switch (match.result) {
	case FILTER_YES:
		return g_strdup_printf("%s: all of it holds", match.why);
	case FILTER_TOO_COSTLY:
		return g_strdup_printf("%s: the regex costs too much to be "
				       "decided",
			match.why);
	case FILTER_NO:
	case FILTER_OPEN:
		break;
	}
	return g_strdup_printf("%s: does not hold", match.why);
}

static bool
is_for(const struct filter *filter, const struct filter_mail *mail,
	enum filter_known known)
{
	struct filter_mail part = *mail;

	part.known = known;
	struct filter_view view = filter_view(&part);
	bool yes = filter_match(filter, &view).result == FILTER_YES;

	filter_view_clear(&view);
	return yes;
}

/* How far the mail must have come for its action. */
static const char *
when(const struct filter *filter, const struct filter_mail *mail)
{
	if (!is_for(filter, mail, FILTER_KNOWS_ALL))
		return NULL;
	if (!screen_acts(filter) || !is_for(filter, mail, FILTER_KNOWS_HEADER))
		return PHRASE("at delivery");
	if (filter->action == FILTER_DISCARD ||
		(filter->action == FILTER_REJECT &&
			is_for(filter, mail, FILTER_KNOWS_SENDER)))
		return PHRASE("while it comes in, for each recipient alone");
	return PHRASE("while it comes in, if the filters of all recipients do "
		      "so; else at delivery");
}

static void
print(const struct ctl *ctl, const struct filter *filter,
	const struct filter_mail *mail, struct filter_match match)
{
	g_autoptr(rows) rows = rows_new();
	g_autofree char *id = g_strdup_printf("%" G_GINT64_FORMAT, filter->id);
	g_autofree char *why = explain(match);

	rows_add_column(rows, "filter", ROWS_NUMBER);
	rows_add_column(rows, "name", ROWS_TEXT);
	rows_add_column(rows, "matches", ROWS_BOOL);
	rows_add_column(rows, "why", ROWS_TEXT);
	rows_add_column(rows, "action", ROWS_TEXT);
	rows_add_column(rows, "when", ROWS_TEXT);
	rows_add_cell(rows, id);
	rows_add_cell(rows, filter->name);
	rows_add_cell(rows, match.result == FILTER_YES ? "t" : "f");
	rows_add_cell(rows, why);
	rows_add_cell(rows, filter_action_name(filter->action));
	rows_add_cell(rows, when(filter, mail));
	output_record(ctl, rows, columns, NULL);
}

static bool
match(const struct ctl *ctl, const struct filter *filter, GBytes *raw,
	GError **error)
{
	g_autoptr(trace) trace = trace_read(raw);
	gsize size = 0;
	const char *bytes = g_bytes_get_data(raw, &size);
	struct fields header =
		fields_of(bytes + trace->skip, size - trace->skip);
	const char *host = ctl->conf->authserv_id;
	const struct authres authres = authres_read(header, host);
	const char *sender =
		envelope_sender ? envelope_sender : trace->return_path;
	g_autoptr(message) msg = message_parse(raw, error);
	const struct filter_mail mail = {
		.msg = msg,
		.sender = sender ? sender : "",
		.header = header,
		.size = (gint64)(size - trace->skip),
		.authres = &authres,
		.spam = spam_is_said(header, ctl->conf->spam_header, host),
	};

	if (msg == NULL)
		return false;
	struct filter_view view = filter_view(&mail);
	print(ctl, filter, &mail, filter_match(filter, &view));
	filter_view_clear(&view);
	return true;
}

bool
cmd_filter_test(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(GPtrArray) filters =
		g_ptr_array_new_with_free_func((GDestroyNotify)filter_free);
	g_autofree char *id = NULL;
	g_autoptr(GBytes) raw = NULL;
	const struct filter *filter = NULL;

	if (!value_id(args[0], "id of a filter", &id, error) ||
		!load(ctl, id, filters, error) ||
		(raw = letter_read(ctl, args[1], error)) == NULL)
		return false;
	filter = only_one(filters, g_ascii_strtoll(id, NULL, 10));
	if (filter == NULL)
		return status_set(error, EX_DATAERR,
			"a pattern of filter %s cannot be read any more; see: "
			"postcase filter show %s",
			id, id);
	message_init();
	return match(ctl, filter, raw, error);
}
