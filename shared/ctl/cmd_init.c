/* postcase init */
#include "ctl/cmd.h"
#include "ctl/output.h"
#include "ctl/term.h"
#include "store/conninfo.h"
#include "store/schema.h"

enum { PATIENCE_MS = 10 * 60 * 1000 }; /* another host may be at it */

static const char next_steps[] =
	"Next: people, a team, and an address whose mail becomes cases; for "
	"example\n"
	"\n"
	"  postcase user add anna --name 'Anna Ray' --email anna@example.com\n"
	"  postcase team add Support\n"
	"  postcase team join Support anna\n"
	"  postcase group add support@example.com --team Support\n"
	"  postcase check";

/* Who cannot connect has perhaps not made them yet. */
static void
tell_how_to_make(const struct conf *conf)
{
	g_autofree char *user = conninfo_get(conf->database, "user");
	g_autofree char *name = conninfo_get(conf->database, "dbname");

	if (user != NULL)
		note("If the role or the database is not there yet:\n\n"
		     "  runuser -u postgres -- createuser %s\n"
		     "  runuser -u postgres -- createdb --owner=%s %s\n",
			user, user, name ? name : user);
}

static void
add_number(struct rows *rows, gint64 number)
{
	g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, number);

	rows_add_cell(rows, text);
}

static void
print_object(const struct ctl *ctl, gint64 from, gint64 to)
{
	g_autoptr(rows) rows = rows_new();

	rows_add_column(rows, "version_before", ROWS_NUMBER);
	rows_add_column(rows, "version", ROWS_NUMBER);
	add_number(rows, from);
	add_number(rows, to);
	output_record(ctl, rows, NULL, NULL);
}

static void
tell(gint64 from, gint64 to)
{
	if (from == to)
		say("schema: already version %" G_GINT64_FORMAT, to);
	else if (from == 0)
		say("schema: version %" G_GINT64_FORMAT " made\n\n%s", to,
			next_steps);
	else
		say("schema: brought from version %" G_GINT64_FORMAT
		    " to %" G_GINT64_FORMAT,
			from, to);
}

bool
cmd_init(struct ctl *ctl, char **args, GError **error)
{
	gint64 from = 0, to = 0;

	(void)args;
	if (!schema_migrate(ctl->db, clock_in_ms(PATIENCE_MS), &from, &to,
		    error)) {
		if (!ctl_is_wrong_user(ctl) && error != NULL &&
			g_error_matches(*error, POSTCASE_FAULT, FAULT_TEMP))
			tell_how_to_make(ctl->conf);
		return false;
	}
	if (ctl->json)
		print_object(ctl, from, to);
	else
		tell(from, to);
	return true;
}
