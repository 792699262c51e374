/* What `postcase user add` and `user set` have in common of their options. */
#include "ctl/lookup.h"
#include "ctl/status.h"
#include "ctl/user.h"
#include "ctl/value.h"

#include <string.h>
#include <sysexits.h>

static const char *const languages[] = { "en", "es", NULL };
static const char *const mails[] = { "no", "assigned", "followed", NULL };

struct user_said user_said;

/* "no": the machine's.  What the system has no rules for would be UTC. */
static bool
read_zone(const char *name, const char **zone, GError **error)
{
	g_autoptr(GTimeZone) found = NULL;

	*zone = name;
	if (name == NULL)
		return true;
	if (strcmp(name, "no") == 0) {
		*zone = "";
		return true;
	}
	if (g_ascii_isalpha(*name) && strstr(name, "..") == NULL)
		found = g_time_zone_new_identifier(name);
	return found != NULL ||
	       status_set(error, EX_USAGE,
		       "'%s' is no time zone of this system (Europe/Madrid); "
		       "see: timedatectl list-timezones",
		       name);
}

static bool
read_word(const char *text, const char *option, const char *const *words,
	const char **word, GError **error)
{
	*word = text;
	return text == NULL || value_word(text, option, words, error);
}

bool
user_read_preferences(struct user_preferences *p, GError **error)
{
	const struct user_said *s = &user_said;

	return read_word(s->language, "--language", languages, &p->language,
		       error) &&
	       read_word(s->mail, "--mail", mails, &p->mail, error) &&
	       read_zone(s->zone, &p->zone, error) &&
	       value_yes(s->tell_inbox, "--tell-inbox", &p->tell_inbox,
		       error) &&
	       value_yes(s->tell_stream, "--tell-stream", &p->tell_stream,
		       error) &&
	       value_yes(s->daily, "--mail-daily", &p->daily, error);
}

bool
user_prefers(void)
{
	const struct user_said *s = &user_said;

	return s->language != NULL || s->mail != NULL || s->zone != NULL ||
	       s->tell_inbox != NULL || s->tell_stream != NULL ||
	       s->daily != NULL || s->roles != NULL;
}

bool
user_give_roles(struct tx *tx, char *login, GError **error)
{
	g_autoptr(GPtrArray) roles = value_list(user_said.roles);
	g_autoptr(GPtrArray) logins = g_ptr_array_new();
	g_autofree char *role_list = rows_list(roles);
	g_autofree char *login_list = NULL;

	g_ptr_array_add(logins, login);
	login_list = rows_list(logins);
	return lookup_roles(tx, roles, error) &&
	       rows_ask(tx, STMT_USER_ROLES_ADD,
		       ROWS_TEXTS(role_list, login_list), NULL, error);
}
