/* Does the database ask for what the configuration does not say? */
#include "ctl/check.h"

static const char *
is_set(const char *text)
{
	return *text != '\0' ? "t" : "f";
}

/* What is wrong, and what to do, in rows; or that all is well. */
static void
tell(struct check_report *report, const char *check, const char *fine,
	const struct rows *found)
{
	if (rows_count(found) == 0)
		check_say(report, CHECK_OK, check, fine, NULL);
	for (guint i = 0; i < rows_count(found); i++)
		check_say(report, CHECK_WARNING, check,
			rows_text(found, i, "what"),
			rows_text(found, i, "todo"));
}

void
check_filters(struct ctl *ctl, struct check_report *report)
{
	g_autoptr(rows) found = rows_new();
	g_autoptr(GError) fault = NULL;

	if (ctl_ask(ctl, STMT_CHECK_FILTERS,
		    ROWS_TEXTS(is_set(ctl->conf->authserv_id),
			    is_set(ctl->conf->spam_header)),
		    found, &fault))
		tell(report, "filters", "what they ask for is known", found);
	else
		check_say(report, CHECK_ERROR, "filters", fault->message, NULL);
}

void
check_answers(struct ctl *ctl, struct check_report *report)
{
	g_autoptr(rows) found = rows_new();
	g_autoptr(GError) fault = NULL;

	if (ctl_ask(ctl, STMT_CHECK_ANSWERS,
		    ROWS_TEXTS(is_set(ctl->conf->archive_domain)), found,
		    &fault))
		tell(report, "answers",
			*ctl->conf->archive_domain ?
				"agents' answers are kept, if any come" :
				"nobody is set up to answer by mail",
			found);
	else
		check_say(report, CHECK_ERROR, "answers", fault->message, NULL);
}
