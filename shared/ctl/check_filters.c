/* Do filters wait for what the configuration lets nobody say? */
#include "ctl/check.h"

static const char *
is_set(const char *text)
{
	return *text != '\0' ? "t" : "f";
}

void
check_filters(struct ctl *ctl, struct check_report *report)
{
	g_autoptr(rows) found = rows_new();
	g_autoptr(GError) fault = NULL;

	if (!ctl_ask(ctl, STMT_CHECK_FILTERS,
		    ROWS_TEXTS(is_set(ctl->conf->authserv_id),
			    is_set(ctl->conf->spam_header)),
		    found, &fault)) {
		check_say(report, CHECK_ERROR, "filters", fault->message, NULL);
		return;
	}
	if (rows_count(found) == 0)
		check_say(report, CHECK_OK, "filters",
			"what they ask for is known", NULL);
	for (guint i = 0; i < rows_count(found); i++)
		check_say(report, CHECK_WARNING, "filters",
			rows_text(found, i, "what"),
			rows_text(found, i, "todo"));
}
