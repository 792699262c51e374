#include "mail/report.h"

static const char *const kind_names[] = {
	[REPORT_DELIVERY] = "delivery",
	[REPORT_DISPOSITION] = "disposition",
	[REPORT_FEEDBACK] = "feedback",
};

static const char *const action_names[] = {
	[ACTION_FAILED] = "failed",
	[ACTION_DELAYED] = "delayed",
	[ACTION_DELIVERED] = "delivered",
};

static void
recipient_free(gpointer data)
{
	struct report_recipient *recipient = data;

	g_free(recipient->address);
	g_free(recipient->status);
	g_free(recipient->diagnostic);
	g_free(recipient);
}

const char *
report_kind_name(enum report_kind kind)
{
	return kind_names[kind];
}

const char *
report_action_name(enum report_action action)
{
	return action_names[action];
}

struct report *
report_new(enum report_kind kind)
{
	struct report *report = g_new0(struct report, 1);

	report->kind = kind;
	report->recipients = g_ptr_array_new_with_free_func(recipient_free);
	return report;
}

void
report_free(struct report *report)
{
	if (report == NULL)
		return;
	g_ptr_array_unref(report->recipients);
	g_free(report->original.id);
	g_free(report->original.subject);
	g_free(report->original.from);
	g_free(report->original.to);
	g_free(report->original.envelope_id);
	g_free(report->what);
	g_free(report);
}
