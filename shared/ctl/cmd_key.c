/* postcase key: what signs the tokens of cases; secrets are never shown */
#include "ctl/cmd.h"
#include "ctl/output.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "rules/token.h"
#include "store/token_keys.h"

#include <string.h>
#include <sysexits.h>

static const struct column columns[] = {
	{ "id", "KEY", 0 },
	{ "state", "STATE", COLUMN_WORD },
	{ "created_at", "MADE", 0 },
	{ "retired_at", "RETIRED", 0 },
	{ NULL, NULL, 0 },
};

static const struct list list = { STMT_TOKEN_KEYS_LIST, columns,
	"no keys yet; make one: postcase init" };

bool
cmd_key_list(struct ctl *ctl, char **args, GError **error)
{
	(void)args;
	return output_list(ctl, &list, ROWS_TEXTS(NULL), error);
}

/* With --json the key as it is now, in the same transaction; then COMMIT. */
static bool
finish(struct ctl *ctl, struct tx *tx, const char *id, GError **error)
{
	g_autoptr(rows) rows = rows_new();

	if (!rows_ask(tx, STMT_TOKEN_KEYS_LIST, ROWS_TEXTS(id), rows, error) ||
		!tx_commit(tx, error))
		return false;
	if (ctl->json)
		output_record(ctl, rows, columns, NULL);
	return true;
}

bool
cmd_key_rotate(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(tx) tx = ctl_begin(ctl, error);
	g_autofree char *text = NULL;
	gint64 id = -1;

	(void)args;
	if (tx == NULL || !token_keys_add(tx, false, &id, error) ||
		!tx_trip(tx, error))
		return false;
	if (id < 0)
		return status_set(error, EX_DATAERR,
			"all %d keys are believed; retire one first: postcase "
			"key retire ID",
			TOKEN_KEYS);
	text = g_strdup_printf("%" G_GINT64_FORMAT, id);
	if (!finish(ctl, tx, text, error))
		return false;
	if (!ctl->json)
		say("key %s signs from now on; the older ones are believed "
		    "till they are retired",
			text);
	return true;
}

static bool
read_id(const char *text, char **id, GError **error)
{
	guint64 number = 0;

	if (!g_ascii_string_to_unsigned(text, 10, 0, TOKEN_KEYS - 1, &number,
		    NULL))
		return status_set(error, EX_USAGE,
			"'%s' is no key: they are 0 to %d; see: postcase key "
			"list",
			text, TOKEN_KEYS - 1);
	*id = g_strdup_printf("%" G_GUINT64_FORMAT, number);
	return true;
}

/* May it be retired?  Asked behind the lock. */
static bool
may_retire(struct tx *tx, const char *id, GError **error)
{
	g_autoptr(rows) found = rows_new();

	if (!rows_ask(tx, STMT_TOKEN_KEYS_LOCK, NULL, 0, NULL, error) ||
		!rows_ask(tx, STMT_TOKEN_KEYS_LIST, ROWS_TEXTS(id), found,
			error) ||
		!tx_trip(tx, error))
		return false;
	if (rows_count(found) == 0)
		return status_set(error, EX_NOUSER,
			"there is no key %s; see: postcase key list", id);

	const char *state = rows_text(found, 0, "state");
	if (strcmp(state, "believed") == 0)
		return true;
	return status_set(error, EX_DATAERR,
		strcmp(state, "signs") == 0 ?
			"key %s signs; make another first: postcase key "
			"rotate" :
			"key %s is retired already",
		id);
}

bool
cmd_key_retire(struct ctl *ctl, char **args, GError **error)
{
	g_autofree char *id = NULL;
	g_autoptr(tx) tx = NULL;

	if (!read_id(args[0], &id, error) ||
		(tx = ctl_begin(ctl, error)) == NULL ||
		!may_retire(tx, id, error) ||
		!rows_ask(tx, STMT_TOKEN_KEYS_RETIRE, ROWS_TEXTS(id), NULL,
			error) ||
		!finish(ctl, tx, id, error))
		return false;
	if (!ctl->json)
		say("key %s is not believed any more; answers with its tokens "
		    "find their case by the ids that they cite",
			id);
	return true;
}
