#include "conf/start.h"

#include "base/log.h"
#include "base/point.h"

#include <errno.h>

void
conf_apply(const struct conf *conf)
{
	if (!log_to_file(conf->log_file))
		log_event(LOG_ERR, NULL, "log",
			LOG_FIELDS(log_text("cannot_open", conf->log_file)));
	log_verbose(conf->log_verbose);
	point_plan(conf->path);
}

bool
start_options(int argc, char **argv, const GOptionEntry *entries,
	struct start_help help, GError **error)
{
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autofree char *see = g_strdup_printf("See %s.", help.page);

	g_option_context_set_summary(context, help.summary);
	g_option_context_set_description(context, see);
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, error))
		return false;
	return argc <= 1 || fault_set(error, FAULT_CONFIG, "4.3.5",
				    "it takes no argument: '%s'", argv[1]);
}

struct conf *
conf_start(const char *option, GError **error)
{
	struct conf *conf = conf_load(conf_path(option), error);

	if (conf != NULL)
		conf_apply(conf);
	return conf;
}

bool
conf_check_log(const struct conf *conf, GError **error)
{
	if (log_to_file(conf->log_file))
		return true;
	return fault_set(error, FAULT_CONFIG, "4.3.5",
		"cannot write log_file %s: %s (mail is delivered, and the log "
		"goes to syslog)",
		conf->log_file, g_strerror(errno));
}
