#include "mail/report_read.h"

#include "mail/report_feedback.h"
#include "mail/report_original.h"
#include "mail/report_part.h"
#include "mail/report_signs.h"
#include "mail/report_source.h"

#include <string.h>

static const char *const feedback_types[] = { "message/feedback-report", NULL };
static const char *const disposition_types[] = {
	"message/disposition-notification",
	"message/global-disposition-notification", NULL
};
static const char *const original_types[] = { "message/rfc822",
	"text/rfc822-headers", "message/global", "message/global-headers",
	NULL };

static const struct {
	const char *const *types;
	enum report_kind kind;
	void (*read)(struct report *report, const char *bytes, gsize size);
} others[] = {
	{ feedback_types, REPORT_FEEDBACK, report_feedback_read },
	{ disposition_types, REPORT_DISPOSITION, report_disposition_read },
};

/* RFC 5429: who refuses a mail may say so in a disposition notice. */
static void
mark_refused(const struct source_reading *reading)
{
	g_autofree char *submitted =
		report_part_header(reading->raw, "Auto-Submitted");
	struct report *report = reading->report;

	if (report->kind != REPORT_DISPOSITION || submitted == NULL ||
		strstr(submitted, "rejected") == NULL ||
		report->recipients->len == 0)
		return;
	struct report_recipient *recipient =
		g_ptr_array_index(report->recipients, 0);
	g_autofree char *address = g_strdup(recipient->address);

	g_ptr_array_set_size(report->recipients, 0);
	report_source_add(reading, address, reading->prose->text->str);
}

/* True when the report is none of delivery. */
static bool
read_other(const struct source_reading *reading)
{
	if (report_part_find(reading->msg, report_delivery_types) != NULL)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
		GString *bytes = report_source_part(reading, others[i].types);

		if (bytes == NULL)
			continue;
		reading->report->kind = others[i].kind;
		reading->report->standard = true;
		others[i].read(reading->report, bytes->str, bytes->len);
		g_string_free(bytes, TRUE);
		mark_refused(reading);
		return true;
	}
	return false;
}

static bool
is_report(const struct message *msg)
{
	return msg->signals.said[SIGNAL_REPORT] != NULL;
}

static void
read_original(const struct source_reading *reading)
{
	struct report_original *original = &reading->report->original;
	GString *bytes = report_source_part(reading, original_types);

	if (bytes != NULL) {
		report_original_read(original, bytes->str, bytes->len);
		g_string_free(bytes, TRUE);
	} else if (reading->prose->original != NULL) {
		report_original_quoted(original, reading->prose->original);
	}
}

/* A server also writes other things: that it says of no address is not one. */
static bool
says_something(const struct source_reading *reading)
{
	return is_report(reading->msg) || reading->report->standard ||
	       reading->report->recipients->len > 0 ||
	       report_signs_subject(reading->msg);
}

/* Not who is away, but why an address failed. */
static bool
says_why(const struct source_reading *reading)
{
	for (guint i = 0; i < reading->prose->sections->len; i++) {
		const struct prose_section *section =
			g_ptr_array_index(reading->prose->sections, i);
		g_autofree char *folded = report_words_fold(section->text->str);

		if (report_words_mean(folded) != MEANS_NOTHING)
			return true;
	}
	return false;
}

/*
 * With one sign only, the text must list an address that failed, and why if the
 * subject does not say that it did, and nobody be answered: a person who
 * forwards a bounce has its subject, or its text, and a vacation program its
 * path.
 */
static bool
is_bounce(const struct source_reading *reading, int signs)
{
	const struct message *msg = reading->msg;

	if (is_report(msg) || signs >= 2)
		return true;
	if (signs == 0 || report_signs_answer(msg) ||
		msg->signals.said[SIGNAL_REPLIED] != NULL)
		return false;
	return says_why(reading) ||
	       (report_signs_subject(msg) && reading->prose->sections->len > 0);
}

/* Microsoft's junk mail reporting: a message with one enclosed, nothing else.
 */
static bool
read_complaint(const struct source_reading *reading)
{
	GString *bytes = report_source_part(reading, original_types);

	if (bytes == NULL)
		return false;
	bool found = report_feedback_enclosed(reading->report, bytes->str,
		bytes->len);

	g_string_free(bytes, TRUE);
	reading->report->kind = found ? REPORT_FEEDBACK : REPORT_DELIVERY;
	return found;
}

/* Where a complaint names nobody, it is the one whom the message was for. */
static void
add_complainer(struct report *report)
{
	struct report_words words = { report->original.to, ACTION_DELIVERED,
		NULL, NULL, NULL };

	if (report->kind == REPORT_FEEDBACK && report->recipients->len == 0 &&
		words.address != NULL)
		report_part_add(report, &words);
}

static bool
read_any(const struct source_reading *reading, int signs, bool complains)
{
	if (complains && read_complaint(reading))
		return true;
	if (!is_bounce(reading, signs))
		return false;
	if (!read_other(reading))
		report_source_delivery(reading);
	return says_something(reading);
}

struct report *
report_read(const struct message *msg, GBytes *raw)
{
	const struct message_address *from = message_first(msg, ROLE_FROM);
	const char *address = from ? from->address : "";
	const char *at = strchr(address, '@');
	bool complains = g_str_equal(address, "staff@hotmail.com");
	int signs = report_signs(msg, raw);

	if (signs == 0 && !complains && !is_report(msg))
		return NULL;
	g_autoptr(prose) prose = prose_read(msg->plain ? msg->plain : msg->text,
		at ? at + 1 : NULL);
	g_autoptr(report) report = report_new(REPORT_DELIVERY);
	struct source_reading reading = { msg, raw, prose, report };

	if (!read_any(&reading, signs, complains))
		return NULL;
	read_original(&reading);
	add_complainer(report);
	return g_steal_pointer(&report);
}
