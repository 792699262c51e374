/*
 * server.h - the parent: it listens, keeps workers, and touches no mail
 *
 * It holds no connection to any database, and reads nothing that a client
 * sends: so nothing that kills a worker reaches it.
 */
#ifndef LDA_LMTP_SERVER_H
#define LDA_LMTP_SERVER_H

#include "conf/conf.h"

struct server;

/* Listens.  conf_option: what the command line named, or NULL; borrowed. */
struct server *server_new(const char *conf_option, GError **error);
void server_free(struct server *server);
AUTOPTR(server, server_free)

/*
 * Until SIGTERM or SIGINT, and all workers have ended.  SIGHUP: the
 * configuration is read again, workers with the new one are started, and the
 * old ones leave; a wrong one is logged, and changes nothing.
 */
void server_run(struct server *server);

#endif
