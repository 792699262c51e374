/* postcase stats: how much there was to do, and how soon it was done */
#include "ctl/cmd.h"
#include "ctl/locale.h"
#include "ctl/output.h"
#include "ctl/status.h"
#include "ctl/term.h"

#include <sysexits.h>

enum { DAYS = 7, DAYS_MAX = 3660 };

static struct {
	char *days;
} said;

/* clang-format off */
const GOptionEntry stats_options[] = {
	{ "days", 0, 0, G_OPTION_ARG_STRING, &said.days, "of so many days, not the last 7", "N" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static const struct column account_columns[] = {
	{ "address", "ADDRESS", COLUMN_CUT },
	{ "emails", "E-MAILS", 0 },
	{ "opened", "OPENED", 0 },
	{ "closed", "CLOSED", 0 },
	{ "open", "OPEN NOW", 0 },
	{ "first_response", "FIRST RESPONSE", 0 },
	{ NULL, NULL, 0 },
};

static const struct column agent_columns[] = {
	{ "login", "LOGIN", 0 },
	{ "opened", "OPENED", 0 },
	{ "closed", "CLOSED", 0 },
	{ "open", "OPEN NOW", 0 },
	{ "first_response", "FIRST RESPONSE", 0 },
	{ NULL, NULL, 0 },
};

static const struct column day_columns[] = {
	{ "day", "DAY", 0 },
	{ "opened", "OPENED", 0 },
	{ "closed", "CLOSED", 0 },
	{ "first_response", "FIRST RESPONSE", 0 },
	{ NULL, NULL, 0 },
};

static const struct {
	const char *name, *title;
	enum stmt stmt;
	const struct column *columns;
} sums[] = {
	{ "accounts", PHRASE("group accounts"), STMT_STATS_ACCOUNTS_LIST,
		account_columns },
	{ "agents", PHRASE("agents"), STMT_STATS_AGENTS_LIST, agent_columns },
	{ "days", PHRASE("days"), STMT_STATS_DAYS_LIST, day_columns },
};

static bool
read_days(guint64 *days, GError **error)
{
	*days = DAYS;
	return said.days == NULL ||
	       g_ascii_string_to_unsigned(said.days, 10, 1, DAYS_MAX, days,
		       NULL) ||
	       status_set(error, EX_USAGE,
		       "--days wants a number of days, %d at most, not '%s'",
		       DAYS_MAX, said.days);
}

enum { SUMS = G_N_ELEMENTS(sums) };

static bool
ask(struct ctl *ctl, const char *days, struct rows *const *answers,
	GError **error)
{
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	for (size_t i = 0; tx != NULL && i < SUMS; i++)
		if (!rows_ask(tx, sums[i].stmt,
			    ROWS_TEXTS(days, VIEWER_CASES(ctl)), answers[i],
			    error))
			return false;
	return tx != NULL && tx_commit(tx, error);
}

static void
print(const struct ctl *ctl, struct rows *const *answers)
{
	struct part parts[SUMS + 1] = { { NULL, NULL, NULL } };
	g_autoptr(rows) nothing = rows_new();

	for (size_t i = 0; i < SUMS; i++)
		parts[i] =
			(struct part){ ctl->json ? sums[i].name : sums[i].title,
				answers[i], sums[i].columns };
	if (ctl->json)
		output_record(ctl, nothing, NULL, parts);
	else
		output_parts(parts);
}

bool
cmd_stats(struct ctl *ctl, char **args, GError **error)
{
	struct rows *answers[SUMS];
	g_autofree char *text = NULL;
	guint64 days = 0;
	bool ok = false;

	(void)args;
	if (!read_days(&days, error))
		return false;
	text = g_strdup_printf("%" G_GUINT64_FORMAT, days);
	for (size_t i = 0; i < SUMS; i++)
		answers[i] = rows_new();
	ok = ask(ctl, text, answers, error);
	if (ok)
		print(ctl, answers);
	for (size_t i = 0; i < SUMS; i++)
		rows_free(answers[i]);
	return ok;
}
