/*
 * start.h - what a program that takes mail does with its configuration
 */
#ifndef CONF_START_H
#define CONF_START_H

#include "conf/conf.h"

/* How a server's --help begins, and the page that it names. */
struct start_help {
	const char *summary, *page;
};

/*
 * Reads the options of a server, which takes no argument besides.
 * FAULT_CONFIG, or GOption's own.
 */
bool start_options(int argc, char **argv, const GOptionEntry *entries,
	struct start_help help, GError **error);

/*
 * Reads the file in force, which the command line named or not (NULL), and logs
 * from now on as it says.  FAULT_CONFIG as conf_load().
 */
struct conf *conf_start(const char *option, GError **error);

/* Logs from now on as it says. */
void conf_apply(const struct conf *conf);

/* Can log_file be written?  FAULT_CONFIG. */
bool conf_check_log(const struct conf *conf, GError **error);

#endif
