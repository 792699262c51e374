#include "mail/report_source.h"

#include "mail/mailbox.h"
#include "mail/part.h"
#include "mail/report_delivery.h"
#include "mail/report_enclosed.h"
#include "mail/report_notice.h"
#include "mail/report_part.h"
#include "mail/report_phrases.h"

const char *const report_delivery_types[] = { "message/delivery-status",
	"message/global-delivery-status", NULL };

GString *
report_source_part(const struct source_reading *reading,
	const char *const *types)
{
	const struct message_attachment *part =
		report_part_find(reading->msg, types);

	if (part == NULL)
		return NULL;
	return part_start(reading->raw, part, REPORT_READ_BYTES_MAX, NULL);
}

static void
read_status_part(const struct source_reading *reading)
{
	GString *bytes = report_source_part(reading, report_delivery_types);

	if (bytes == NULL)
		return;
	reading->report->standard = true;
	report_delivery_read(reading->report, bytes->str, bytes->len,
		reading->prose);
	g_string_free(bytes, TRUE);
}

static void
read_status_text(const struct source_reading *reading)
{
	report_delivery_read(reading->report, reading->prose->fields->str,
		reading->prose->fields->len, reading->prose);
}

/* A filter in between may have enclosed the whole report. */
static void
read_enclosed(const struct source_reading *reading)
{
	static const char *const types[] = { "message/rfc822", NULL };
	GString *bytes = report_source_part(reading, types);

	if (bytes == NULL)
		return;
	report_enclosed_read(reading->report, bytes->str, reading->prose);
	g_string_free(bytes, TRUE);
}

static void
read_notice(const struct source_reading *reading)
{
	const char *text = reading->msg->plain;

	report_notice_read(reading->report, text ? text : "");
}

void
report_source_add(const struct source_reading *reading, const char *address,
	const char *reply)
{
	const struct prose *prose = reading->prose;
	g_autofree char *about = prose_about(prose, address);
	struct report_words words = { address,
		prose->delayed ? ACTION_DELAYED : ACTION_FAILED, NULL, reply,
		about };

	report_part_add(reading->report, &words);
}

static void
read_sections(const struct source_reading *reading)
{
	for (guint i = 0; i < reading->prose->sections->len; i++) {
		const struct prose_section *section =
			g_ptr_array_index(reading->prose->sections, i);

		report_source_add(reading, section->address,
			section->text->str);
	}
}

static void
read_failed_field(const struct source_reading *reading)
{
	g_autofree char *value =
		report_part_header(reading->raw, "X-Failed-Recipients");
	g_autoptr(message) list = message_unreadable();

	mailbox_list(value ? value : "", false, ROLE_TO, list->addresses);
	for (guint i = 0; i < list->addresses->len; i++) {
		const struct message_address *address =
			g_ptr_array_index(list->addresses, i);

		report_source_add(reading, address->address, NULL);
	}
}

static void
read_last(const struct source_reading *reading)
{
	g_autofree char *address = prose_named(reading->prose, report_lasts);

	if (address != NULL)
		report_source_add(reading, address, NULL);
}

void
report_source_delivery(const struct source_reading *reading)
{
	static void (*const sources[])(const struct source_reading *reading) = {
		read_status_part,
		read_status_text,
		read_notice,
		read_sections,
		read_failed_field,
		read_enclosed,
		read_last,
	};
	const struct report *report = reading->report;

	for (size_t i = 0; i < G_N_ELEMENTS(sources); i++)
		if (report->recipients->len == 0)
			sources[i](reading);
}
