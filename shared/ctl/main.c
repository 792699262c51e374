/*
 * postcase - administration and daily work on the command line
 *
 * postcase NOUN VERB [ARGUMENT...] [--option=value].  The table in commands.c
 * says what there is, a function of cmd_*.c does it; here are the beginning,
 * the errors and the exit status.
 */
#include "base/log.h"
#include "ctl/arguments.h"
#include "ctl/locale.h"
#include "ctl/maps.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/usage.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

/* All that we print is UTF-8, also where cron or ssh set no locale. */
static void
set_locale(void)
{
	(void)setlocale(LC_CTYPE, "");
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		(void)setlocale(LC_CTYPE, "C.UTF-8");
}

/* "postcase: could not make a user: why; what to do", in one line. */
static int
complain(const struct command *command, const GError *fault)
{
	const char *advice = status_advice(fault);
	g_autofree char *why = term_clean(fault->message, false);

	note("postcase: %s%s%s%s%s%s", command ? "could not " : "",
		command ? command->summary : "", command ? ": " : "", why,
		advice ? "; " : "", advice ? advice : "");
	return status_of(fault);
}

static int
print_help(const struct arguments *a)
{
	g_autofree char *text =
		a->command ? usage_command(a->command, arguments_options) :
			     usage_commands(a->noun);

	(void)fputs(text, a->help ? stdout : stderr);
	return a->help ? EX_OK : EX_USAGE;
}

static bool
open_and_run(struct ctl *ctl, char **args, GError **error)
{
	return viewer_find(ctl, error) &&
	       ((ctl->command->opens && !viewer_is_user(ctl)) ||
		       ctl_open(ctl, error)) &&
	       viewer_may_call(ctl, error) &&
	       ctl->command->run(ctl, args, error);
}

static int
run(const struct arguments *a)
{
	g_autoptr(GError) fault = NULL;
	struct ctl ctl = {
		.command = a->command,
		.conf_path = conf_path(a->config),
		.as = a->as,
		.json = a->json,
		.status = EX_OK,
	};

	if (!open_and_run(&ctl, a->args, &fault))
		ctl.status = complain(a->command, fault);
	else if (maps_are_made_of(a->command))
		maps_follow(&ctl);
	if (ctl.status == EX_TEMPFAIL && ctl_is_wrong_user(&ctl))
		note("The database is the service user's, and this ran as "
		     "root: runuser -u postcase -- postcase ...");
	ctl_close(&ctl);
	return ctl.status;
}

static int
act(char **argv)
{
	struct arguments a = { 0 };
	g_autoptr(GError) fault = NULL;
	int status = EX_OK;

	if (!arguments_read(argv, &a, &fault))
		status = complain(NULL, fault);
	else if (a.version)
		say("postcase %s", POSTCASE_VERSION);
	else if (a.help || a.command == NULL)
		status = print_help(&a);
	else
		status = run(&a);
	arguments_clear(&a);
	return status;
}

int
main(int argc, char **argv)
{
	int status = EX_OK;

	(void)argc;
	set_locale();
	locale_use(NULL, NULL);
	log_open("postcase");
	status = act(argv);
	locale_clear();
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	note("postcase: could not write all of it: %s", g_strerror(errno));
	return status == EX_OK ? EX_IOERR : status;
}
