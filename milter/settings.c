#include "milter/settings.h"

struct settings *
settings_new(struct conf *conf)
{
	struct settings *settings = g_new0(struct settings, 1);

	settings->conf = conf;
	settings->pool = pool_new(conf->database, conf->database_milter_role,
		(guint)conf->milter_connections);
	settings->references = 1;
	return settings;
}

struct settings *
settings_ref(struct settings *settings)
{
	g_atomic_int_inc(&settings->references);
	return settings;
}

void
settings_unref(struct settings *settings)
{
	if (settings == NULL ||
		!g_atomic_int_dec_and_test(&settings->references))
		return;
	pool_free(settings->pool); /* it borrows from conf */
	conf_free(settings->conf);
	g_free(settings);
}
