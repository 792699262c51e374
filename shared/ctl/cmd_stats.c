/* postcase stats: how much there was to do, and how soon it was done */
#include "ctl/cmd.h"
#include "ctl/locale.h"
#include "ctl/output.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"

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
	size_t texts; /* parameters */
} sums[] = {
	{ "accounts", PHRASE("group accounts"), STMT_STATS_ACCOUNTS_LIST,
		account_columns, 3 },
	{ "agents", PHRASE("agents"), STMT_STATS_AGENTS_LIST, agent_columns,
		3 },
	{ "days", PHRASE("days"), STMT_STATS_DAYS_LIST, day_columns, 4 },
};

/* So many days of the viewer's zone begin then, of which today is the last. */
static bool
read_days(char **since, GError **error)
{
	guint64 days = DAYS;
	g_autoptr(GDateTime) now = g_date_time_new_now(locale_zone());
	g_autoptr(GDateTime) first = NULL;
	g_autofree char *day = NULL;

	if (said.days != NULL && !g_ascii_string_to_unsigned(said.days, 10, 1,
					 DAYS_MAX, &days, NULL))
		return status_set(error, EX_USAGE,
			"--days wants a number of days, %d at most, not '%s'",
			DAYS_MAX, said.days);
	first = g_date_time_add_days(now, 1 - (int)days);
	day = g_date_time_format(first, "%F");
	return value_time(day, "--days", since, error);
}

enum { SUMS = G_N_ELEMENTS(sums) };

static bool
ask(struct ctl *ctl, const char *since, struct rows *const *answers,
	GError **error)
{
	const char *const texts[] = { since, VIEWER_CASES(ctl),
		locale_zone_name() };
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	for (size_t i = 0; tx != NULL && i < SUMS; i++)
		if (!rows_ask(tx, sums[i].stmt, texts, sums[i].texts,
			    answers[i], error))
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
	g_autofree char *since = NULL;
	bool ok = false;

	(void)args;
	if (!read_days(&since, error))
		return false;
	for (size_t i = 0; i < SUMS; i++)
		answers[i] = rows_new();
	ok = ask(ctl, since, answers, error);
	if (ok)
		print(ctl, answers);
	for (size_t i = 0; i < SUMS; i++)
		rows_free(answers[i]);
	return ok;
}
