/* Through which SMTP server a group account's own mail leaves. */
#include "ctl/group.h"
#include "ctl/letter.h"
#include "ctl/relay.h"
#include "ctl/status.h"
#include "rules/map.h"

#include <string.h>
#include <sysexits.h>
#include <unistd.h>

enum { HOST_MAX = 255 };

/* As it shall be; texts are borrowed, the password is not. */
struct relay {
	const char *host, *login; /* or NULL */
	char *password;           /* NULL: as it was */
};

bool
group_relay_is_said(void)
{
	return group_said.relay != NULL || group_said.relay_login != NULL ||
	       group_said.relay_password_file != NULL;
}

/* As postconf(5) has it: [host]:port, host, host:port. */
static bool
is_host(const char *text)
{
	static const char allowed[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
		".-_:[]";

	return *text != '\0' && strlen(text) <= HOST_MAX &&
	       strspn(text, allowed) == strlen(text);
}

/* "no" takes it away, nothing leaves it. */
static void
change(const char **setting, const char *text)
{
	if (text != NULL)
		*setting = strcmp(text, "no") == 0 ? NULL : text;
}

static bool
apply(struct relay *relay, GError **error)
{
	change(&relay->host, group_said.relay);
	if (relay->host == NULL)
		relay->login = NULL;
	change(&relay->login, group_said.relay_login);
	if (relay->host != NULL && !is_host(relay->host))
		return status_set(error, EX_USAGE,
			"--relay wants a server as Postfix names it, "
			"[smtp.example.com]:587, or no; not '%s'",
			relay->host);
	if (relay->host == NULL && relay->login != NULL)
		return status_set(error, EX_USAGE,
			"--relay-login wants a server: --relay [HOST]:PORT");
	if (relay->login != NULL && !map_holds_name(relay->login))
		return status_set(error, EX_USAGE,
			"'%s' is no login for a relay: blanks and colons end "
			"it",
			relay->login);
	return true;
}

/* One line and nothing else; what a terminal shows is no secret. */
static bool
read_password(const struct ctl *ctl, char **password, GError **error)
{
	const char *path = group_said.relay_password_file;
	g_autoptr(GBytes) bytes = NULL;
	gsize size = 0;

	if (strcmp(path, "-") == 0 && isatty(STDIN_FILENO))
		return status_set(error, EX_USAGE,
			"a password that is typed here would be shown: give it "
			"by a file or a pipe");
	bytes = letter_read(ctl, path, error);
	if (bytes == NULL)
		return false;

	const char *text = g_bytes_get_data(bytes, &size);
	if (size > 0 && text[size - 1] == '\n')
		size--;
	*password = g_strndup(text, size);
	return (strlen(*password) == size && map_holds_password(*password)) ||
	       status_set(error, EX_DATAERR,
		       "%s holds no password: one line without blanks at its "
		       "ends",
		       path);
}

/* A password goes only where it was given for. */
static bool
fits(const struct relay *relay, const struct rows *was, GError **error)
{
	const char *host = rows_text(was, 0, "host");
	const char *login = rows_text(was, 0, "login");

	if (relay->login == NULL && relay->password != NULL)
		return status_set(error, EX_USAGE,
			"--relay-password-file wants --relay-login");
	return relay->login == NULL || relay->password != NULL ||
	       (g_strcmp0(relay->host, host) == 0 &&
		       g_strcmp0(relay->login, login) == 0) ||
	       status_set(error, EX_USAGE,
		       "another server or login wants its password: "
		       "--relay-password-file FILE");
}

static bool
save(const struct ctl *ctl, struct tx *tx, const char *address,
	const struct relay *relay, GError **error)
{
	g_autofree char *sealed = NULL;
	struct secret_key key;

	if (relay->login != NULL && relay->password == NULL)
		return true; /* nothing but what was */
	if (relay->password != NULL) {
		if (!secret_key_load(ctl->conf->secret_key_file, &key, error))
			return false;
		sealed = relay_seal(&key, relay->host, relay->login,
			relay->password);
		secret_key_clear(&key);
	}
	return rows_ask(tx, STMT_GROUP_RELAYS_SET,
		ROWS_TEXTS(address, relay->host, relay->login, sealed), NULL,
		error);
}

bool
group_set_relay(const struct ctl *ctl, struct tx *tx, const char *address,
	GError **error)
{
	const char *file = group_said.relay_password_file;
	g_autoptr(rows) was = rows_new();
	struct relay relay = { NULL, NULL, NULL };
	bool ok = false;

	if (!group_relay_is_said())
		return true;
	if (!rows_ask(tx, STMT_GROUP_RELAYS_FIND, ROWS_TEXTS(address), was,
		    error) ||
		!tx_trip(tx, error))
		return false;
	relay.host = rows_text(was, 0, "host");
	relay.login = rows_text(was, 0, "login");
	ok = apply(&relay, error) &&
	     (file == NULL || read_password(ctl, &relay.password, error)) &&
	     fits(&relay, was, error) && save(ctl, tx, address, &relay, error);
	secret_free(relay.password);
	return ok;
}
