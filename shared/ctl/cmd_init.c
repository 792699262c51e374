/* postcase init */
#include "base/secret.h"
#include "ctl/cmd.h"
#include "ctl/locale.h"
#include "ctl/output.h"
#include "ctl/term.h"
#include "store/conninfo.h"
#include "store/schema.h"
#include "store/token_keys.h"

enum { PATIENCE_MS = 10 * 60 * 1000 }; /* another host may be at it */

static const char next_steps[] = PHRASE(
	"Next: people, a team, and an address whose mail becomes cases; for "
	"example\n"
	"\n"
	"  postcase user add anna --name 'Anna Ray' --email anna@example.com\n"
	"  postcase team add Support\n"
	"  postcase team join Support anna\n"
	"  postcase group add support@example.com --team Support\n"
	"  postcase check");

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

struct made {
	gint64 from, to; /* versions of the schema */
	gint64 key;      /* the first one, or -1: there were some */
	bool secret_key; /* its file */
};

static void
add_number(struct rows *rows, const char *name, gint64 number)
{
	g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, number);

	rows_add_column(rows, name, ROWS_NUMBER);
	rows_add_cell(rows, number < 0 ? NULL : text);
}

static void
print_object(const struct ctl *ctl, const struct made *made)
{
	g_autoptr(rows) rows = rows_new();

	add_number(rows, "version_before", made->from);
	add_number(rows, "version", made->to);
	add_number(rows, "key_made", made->key);
	rows_add_column(rows, "secret_key_made", ROWS_BOOL);
	rows_add_cell(rows, made->secret_key ? "t" : "f");
	output_record(ctl, rows, NULL, NULL);
}

static void
tell(const struct made *made, const char *secret_key)
{
	if (made->from == made->to)
		say("schema: already version %" G_GINT64_FORMAT, made->to);
	else if (made->from == 0)
		say("schema: version %" G_GINT64_FORMAT " made", made->to);
	else
		say("schema: brought from version %" G_GINT64_FORMAT
		    " to %" G_GINT64_FORMAT,
			made->from, made->to);
	if (made->key >= 0)
		say("key %" G_GINT64_FORMAT
		    " made: it signs the tokens of cases",
			made->key);
	if (made->secret_key)
		say("%s made: it seals passwords of other servers; keep a copy "
		    "of it",
			secret_key);
	if (made->from == 0)
		say("\n%s", locale_text(next_steps));
}

/* Mail needs none: that it cannot be made yet is no failure. */
static void
make_secret_key(const struct ctl *ctl, struct made *made)
{
	const char *path = ctl->conf->secret_key_file;
	g_autofree char *folder = g_path_get_dirname(path);
	g_autoptr(GError) fault = NULL;

	if (!secret_key_make(path, &made->secret_key, &fault))
		note("the key for passwords of other servers was not made: %s; "
		     "if there shall be such passwords: chown postcase %s, "
		     "and postcase init once more",
			fault->message, folder);
}

/* Both need the schema as it is now. */
static bool
furnish(struct ctl *ctl, gint64 *key, GError **error)
{
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	return tx != NULL && token_keys_add(tx, true, key, error) &&
	       rows_ask(tx, STMT_PRIVILEGES_GIVE, NULL, 0, NULL, error) &&
	       tx_commit(tx, error);
}

static bool
make(struct ctl *ctl, struct made *made, GError **error)
{
	db_set_role(ctl->db, ""); /* the schema is its owner's */
	return schema_migrate(ctl->db, clock_in_ms(PATIENCE_MS), &made->from,
		       &made->to, error) &&
	       furnish(ctl, &made->key, error);
}

bool
cmd_init(struct ctl *ctl, char **args, GError **error)
{
	struct made made = { .key = -1 };

	(void)args;
	if (!make(ctl, &made, error)) {
		if (!ctl_is_wrong_user(ctl) && error != NULL &&
			g_error_matches(*error, POSTCASE_FAULT, FAULT_TEMP))
			tell_how_to_make(ctl->conf);
		return false;
	}
	make_secret_key(ctl, &made);
	if (ctl->json)
		print_object(ctl, &made);
	else
		tell(&made, ctl->conf->secret_key_file);
	return true;
}
