/*
 * listen.h - where the server listens
 */
#ifndef LDA_LMTP_LISTEN_H
#define LDA_LMTP_LISTEN_H

#include "base/fault.h"

struct listener {
	char *name; /* as in the configuration */
	bool ours;  /* systemd has not passed it */
	int fd;     /* does not block */
};

/*
 * Opens all words of lmtp_listen; those of the same name in old (or NULL) are
 * kept.  NULL and FAULT_CONFIG when one cannot be opened: old is as before.
 * The array owns its listeners, old may be freed afterwards.
 */
GPtrArray *listen_open(const char *words, const GPtrArray *old, GError **error);

/*
 * Those that systemd passed (sd_listen_fds(3)); *passed is NULL when there are
 * none.  FAULT_CONFIG when one is no socket that listens.
 */
bool listen_inherit(GPtrArray **passed, GError **error);

/*
 * No client gets in any more through ours, except for those in kept (or NULL);
 * also when other processes still have them.
 */
void listen_end(const GPtrArray *listeners, const GPtrArray *kept);

/* Can these words be addresses?  FAULT_CONFIG. */
bool listen_check(const char *words, GError **error);

#endif
