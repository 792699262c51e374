#include "milter/service.h"

#include "base/clock.h"
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
	DESCRIPTORS_KEPT = 64, /* for all but clients and connections */
	ALARM_MS = 60 * 1000,  /* between two lines of one alarm */
};

struct service *
service_new(struct conf *conf, GError **error)
{
	struct service *service = g_new0(struct service, 1);

	g_mutex_init(&service->lock);
	service->settings = settings_new(conf);
	service->directory = directory_new();
	service->rates = inbound_rates_new();
	service->hits = hits_new();
	service->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (service->wake >= 0)
		return service;
	fault_set(error, FAULT_TEMP, "4.3.0", "eventfd: %s", g_strerror(errno));
	return NULL; /* the program ends */
}

struct settings *
service_settings(struct service *service)
{
	struct settings *settings = NULL;

	g_mutex_lock(&service->lock);
	settings = settings_ref(service->settings);
	g_mutex_unlock(&service->lock);
	return settings;
}

struct directory *
service_directory(struct service *service)
{
	struct directory *directory = NULL;

	g_mutex_lock(&service->lock);
	directory = directory_ref(service->directory);
	g_mutex_unlock(&service->lock);
	return directory;
}

/* The old ones are freed without the lock: that may close connections. */
void
service_set_settings(struct service *service, struct settings *settings)
{
	struct settings *old = NULL;

	g_mutex_lock(&service->lock);
	old = service->settings;
	service->settings = settings;
	g_mutex_unlock(&service->lock);
	settings_unref(old);
	(void)eventfd_write(service->wake, 1);
}

void
service_set_directory(struct service *service, struct directory *directory)
{
	struct directory *old = NULL;

	g_mutex_lock(&service->lock);
	old = service->directory;
	service->directory = directory;
	service->reads = true;
	g_mutex_unlock(&service->lock);
	directory_unref(old);
}

bool
service_knows(struct service *service)
{
	bool knows = false;

	g_mutex_lock(&service->lock);
	knows = service->reads;
	g_mutex_unlock(&service->lock);
	return knows;
}

/* One line a minute, however many clients are sent away. */
static void
tell(struct service *service, const char *what, gint64 limit)
{
	bool due = false;

	g_mutex_lock(&service->lock);
	due = service->next_alarm == 0 ||
	      clock_left_ms(service->next_alarm) == 0;
	if (due)
		service->next_alarm = clock_in_ms(ALARM_MS);
	g_mutex_unlock(&service->lock);
	if (due)
		log_event(LOG_ERR, NULL, "clients sent away",
			LOG_FIELDS(log_text("no_more", what),
				log_number("limit", limit)));
}

/*
 * libmilter, without a descriptor for the next client, tries again at once and
 * for ever.  The lowest free number says at least how many are in use.
 */
static bool
has_descriptors(gint64 limit)
{
	int lowest = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0);

	if (lowest < 0)
		return false;
	(void)close(lowest);
	return lowest < limit;
}

bool
service_has_room(struct service *service)
{
	g_autoptr(settings) settings = service_settings(service);
	struct rlimit descriptors = { 0 };
	gint64 limit = 0;

	if (g_atomic_int_get(&service->sessions) >
		settings->conf->milter_sessions) {
		tell(service, "sessions", settings->conf->milter_sessions);
		return false;
	}
	(void)getrlimit(RLIMIT_NOFILE, &descriptors);
	limit = (gint64)descriptors.rlim_cur - DESCRIPTORS_KEPT -
		settings->conf->milter_connections;
	if (has_descriptors(limit))
		return true;
	tell(service, "descriptors", limit);
	return false;
}
