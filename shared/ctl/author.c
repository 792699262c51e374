#include "ctl/author.h"

#include "store/rows.h"

#include <pwd.h>
#include <stdlib.h>

/* NULL: nobody in particular. */
static const char *
find_login(void)
{
	const char *said = getenv("SUDO_UID");
	const struct passwd *entry = NULL;
	guint64 uid = 0;

	if (said == NULL || !g_ascii_string_to_unsigned(said, 10, 1,
				    G_MAXUINT32, &uid, NULL))
		return NULL;
	entry = getpwuid((uid_t)uid); /* NOLINT(concurrency-mt-unsafe) */
	return entry ? entry->pw_name : NULL;
}

bool
author_find(struct tx *tx, gint64 *author, GError **error)
{
	const char *login = find_login();
	g_autoptr(rows) found = rows_new();

	*author = 0;
	if (login == NULL)
		return true;
	if (!rows_ask(tx, STMT_USERS_FIND, ROWS_TEXTS(login), found, error) ||
		!tx_trip(tx, error))
		return false;
	if (rows_count(found) > 0 && rows_true(found, 0, "active"))
		*author = rows_number(found, 0, "id");
	return true;
}
