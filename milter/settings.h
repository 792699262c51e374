/*
 * settings.h - postcase.conf as it was read once, and connections as it says
 *
 * Shared by the messages that began while it held; the last one frees it.
 */
#ifndef MILTER_SETTINGS_H
#define MILTER_SETTINGS_H

#include "conf/conf.h"
#include "store/pool.h"

struct settings {
	struct conf *conf;
	struct pool *pool;
	gint references;
};

/* Takes conf over. */
struct settings *settings_new(struct conf *conf);
struct settings *settings_ref(struct settings *settings);
void settings_unref(struct settings *settings);
AUTOPTR(settings, settings_unref)

#endif
