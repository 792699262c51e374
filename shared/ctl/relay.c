#include "ctl/relay.h"

/* Neither of the two has a line feed in it. */
static char *
purpose(const char *host, const char *login)
{
	return g_strjoin("\n", "relay", host, login, NULL);
}

char *
relay_seal(const struct secret_key *key, const char *host, const char *login,
	const char *password)
{
	g_autofree char *what = purpose(host, login);

	return secret_seal(key, what, password);
}

char *
relay_open(const struct secret_key *key, const char *host, const char *login,
	const char *sealed, GError **error)
{
	g_autofree char *what = purpose(host, login);

	return secret_open(key, what, sealed, error);
}
