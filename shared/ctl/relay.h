/*
 * relay.h - a group account's own SMTP server: how its password is sealed
 */
#ifndef CTL_RELAY_H
#define CTL_RELAY_H

#include "base/secret.h"

/*
 * Bound to the server and the login, so that what is sealed for one server is
 * never sent to another.  As secret_seal() and secret_open().
 */
char *relay_seal(const struct secret_key *key, const char *host,
	const char *login, const char *password);
char *relay_open(const struct secret_key *key, const char *host,
	const char *login, const char *sealed, GError **error);

#endif
