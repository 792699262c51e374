#include "lda/pipe/options.h"

/* FILENAME means "bytes as they are": STRING refuses UTF-8 in locale C. */
static GOptionContext *
make_context(struct options *o)
{
	const GOptionEntry entries[] = {
		{ "config", 'c', 0, G_OPTION_ARG_FILENAME, &o->conf,
			"Configuration file", "FILE" },
		{ "sender", 'f', 0, G_OPTION_ARG_FILENAME, &o->sender,
			"Envelope sender; empty is the null sender",
			"ADDRESS" },
		{ "original-recipient", 'o', 0, G_OPTION_ARG_FILENAME,
			&o->original, "Recipient before aliases and rewriting",
			"ADDRESS" },
		{ "queue-id", 'q', 0, G_OPTION_ARG_FILENAME, &o->queue_id,
			"The mail server's queue id, for the log", "ID" },
		{ "recipient", 'd', 0, G_OPTION_ARG_FILENAME, &o->recipient,
			"Recipient, where no other argument can be given "
			"(Sendmail's aliases)",
			"ADDRESS" },
		{ "check", 'n', 0, G_OPTION_ARG_NONE, &o->check,
			"Check the configuration, deliver nothing", NULL },
		{ "version", 'V', 0, G_OPTION_ARG_NONE, &o->version,
			"Print the version", NULL },
		{ "help", 'h', 0, G_OPTION_ARG_NONE, &o->help,
			"Print this text", NULL },
		{ "begun", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, &o->begun,
			NULL, NULL },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY,
			&o->recipients, NULL, "[RECIPIENT...]" },
		G_OPTION_ENTRY_NULL,
	};
	GOptionContext *context = g_option_context_new(NULL);

	g_option_context_set_summary(context,
		"Makes one message on standard input part of a case.");
	g_option_context_set_description(context,
		"Ends with 0 (held), 69 (refused) or 75 (try again later).\n"
		"See postcase-lda(8).");
	/* GOption's own --help ends with 0: a mail that came with it is lost.
	 */
	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_add_main_entries(context, entries, NULL);
	return context;
}

struct options *
options_read(int argc, char **argv, GError **error)
{
	g_autoptr(options) o = g_new0(struct options, 1);
	g_autoptr(GOptionContext) context = make_context(o);
	g_autoptr(GError) why = NULL;

	if (!g_option_context_parse(context, &argc, &argv, &why)) {
		fault_set(error, FAULT_CONFIG, "4.3.5", "arguments: %s",
			why->message);
		return NULL;
	}
	return g_steal_pointer(&o);
}

char *
options_help(void)
{
	g_autoptr(options) o = g_new0(struct options, 1);
	g_autoptr(GOptionContext) context = make_context(o);

	return g_option_context_get_help(context, TRUE, NULL);
}

void
options_free(struct options *o)
{
	if (o == NULL)
		return;
	g_free(o->conf);
	g_free(o->sender);
	g_free(o->original);
	g_free(o->queue_id);
	g_free(o->recipient);
	g_strfreev(o->recipients);
	g_free(o);
}
