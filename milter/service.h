/*
 * service.h - what all sessions share: settings, directory, counts
 *
 * Settings and directory are swapped as a whole, while messages go on with the
 * ones that they began with.
 */
#ifndef MILTER_SERVICE_H
#define MILTER_SERVICE_H

#include "milter/hits.h"
#include "milter/inbound.h"
#include "milter/settings.h"

struct service {
	struct inbound_rates *rates;
	struct hits *hits;
	int wake;      /* an eventfd: the refresher has something to do */
	gint sessions; /* of clients, at once */
	gint calls;    /* callbacks that are running */
	gint messages; /* begun, not yet ended */
	/* Behind the lock. */
	GMutex lock;
	struct settings *settings;
	struct directory *directory; /* before the first one: an empty one */
	bool reads;                  /* it has been read at least once */
	clock_point next_alarm;
};

/* Takes conf over. */
struct service *service_new(struct conf *conf, GError **error);

/* References of the caller's. */
struct settings *service_settings(struct service *service);
struct directory *service_directory(struct service *service);

/* Takes them over. */
void service_set_settings(struct service *service, struct settings *settings);
void service_set_directory(struct service *service,
	struct directory *directory);

/* Is there room for the newest client?  Says so in the log when there is not.
 */
bool service_has_room(struct service *service);

/* Has the directory been read, ever? */
bool service_knows(struct service *service);

#endif
