/* What a user logs in with to send mail: the part of `postcase user set`. */
#include "ctl/status.h"
#include "ctl/user.h"
#include "ctl/value.h"

#include <sysexits.h>

/* As the milter compares them; NULL and EX_DATAERR, or EX_USAGE. */
static GPtrArray *
read_logins(char **texts, GError **error)
{
	g_autoptr(GPtrArray) words = value_list(texts);
	g_autoptr(GPtrArray) logins = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < words->len; i++) {
		const char *word = g_ptr_array_index(words, i);

		if (!value_login(word, error))
			return NULL;
		g_ptr_array_add(logins, g_utf8_strdown(word, -1));
	}
	return g_steal_pointer(&logins);
}

static bool
add(struct tx *tx, const char *login, const GPtrArray *added, GError **error)
{
	g_autofree char *list = rows_list(added);
	g_autoptr(rows) taken = rows_new();

	if (added->len == 0)
		return true;
	if (!rows_ask(tx, STMT_USERS_ADD_LOGINS, ROWS_TEXTS(login, list), NULL,
		    error) ||
		!rows_ask(tx, STMT_USERS_OTHER_LOGINS, ROWS_TEXTS(login, list),
			taken, error) ||
		!tx_trip(tx, error))
		return false;
	return rows_count(taken) == 0 ||
	       status_set(error, EX_DATAERR,
		       "%s logs in as '%s'; give him another name first: "
		       "postcase user set %s --add-sasl-login NAME",
		       rows_text(taken, 0, "user"),
		       rows_text(taken, 0, "login"),
		       rows_text(taken, 0, "user"));
}

/* Added ones are looked at first: so none can change hands by itself. */
static bool
take_away(struct tx *tx, const char *login, const GPtrArray *removed,
	GError **error)
{
	g_autofree char *list = rows_list(removed);
	g_autofree char *words = value_join(removed);
	g_autoptr(rows) gone = rows_new();

	if (removed->len == 0)
		return true;
	if (!rows_ask(tx, STMT_USERS_REMOVE_LOGINS, ROWS_TEXTS(login, list),
		    gone, error) ||
		!tx_trip(tx, error))
		return false;
	return rows_count(gone) == removed->len ||
	       status_set(error, EX_NOUSER,
		       "not all of these are SASL logins of %s: %s", login,
		       words);
}

bool
user_change_logins(struct tx *tx, const char *login, char **added,
	char **removed, GError **error)
{
	g_autoptr(GPtrArray) more = read_logins(added, error);
	g_autoptr(GPtrArray) fewer =
		more != NULL ? read_logins(removed, error) : NULL;

	return fewer != NULL && add(tx, login, more, error) &&
	       take_away(tx, login, fewer, error);
}
