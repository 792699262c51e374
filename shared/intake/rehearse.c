/* `postcase replay`: the stages up to the decision, then no commit. */
#include "intake/run.h"

#include "store/cases.h"
#include "store/tx.h"

static void
append_field(GString *text, const struct log_field *field)
{
	if (field->type == FIELD_NUMBER)
		g_string_append_printf(text, "%s %" G_GINT64_FORMAT "\n",
			field->key, field->number);
	else if (field->text != NULL)
		g_string_append_printf(text, "%s %s\n", field->key,
			field->text);
}

static const char *
outcome(const struct decision *d)
{
	if (d->verdict == VERDICT_DROPPED && d->archive_wrong != NULL)
		return "is dropped, for its archive recipient is not believed";
	if (d->verdict == VERDICT_DROPPED)
		return "is kept from everybody by a filter";
	if (d->settled)
		return "is stored already";
	if (d->opens)
		return "opens a case";
	return d->casefile == CASE_NONE ? "is stored without a case" :
					  "joins a case";
}

static char *
describe(const struct run *run)
{
	const struct decision *d = &run->decision;
	g_autoptr(GArray) facts = run_facts(run);
	GString *text = g_string_new(NULL);

	g_string_append_printf(text, "outcome %s\n", outcome(d));
	if (d->casefile > 0)
		g_string_append_printf(text, "case %" G_GINT64_FORMAT "\n",
			d->casefile);
	for (guint i = 0; i + 1 < facts->len; i++)
		append_field(text, &g_array_index(facts, struct log_field, i));
	return g_string_free(text, FALSE);
}

char *
intake_rehearse(struct intake *in, const struct envelope *env, GBytes *raw,
	GError **error)
{
	g_autoptr(message) msg = message_parse(raw, error);
	g_autoptr(tx) tx = NULL;
	char *text = NULL;

	if (msg == NULL)
		return NULL;

	struct run run = { .in = in, .env = env, .raw = raw, .msg = msg };

	run_identify(&run);
	tx = tx_begin(in->db, clock_in_ms(in->conf->database_timeout * 1000),
		error);
	if (tx == NULL)
		return NULL;
	run.tx = tx;
	run_init(&run);
	if (stages_run(stages_rehearsal, &run, error))
		text = describe(&run);
	run_clear(&run);
	return text;
}
