#include "mail/report_feedback.h"

#include "base/text.h"
#include "mail/msgid.h"
#include "mail/report_address.h"
#include "mail/report_part.h"

#include <string.h>

enum { WHAT_BYTES_MAX = 50 };

static void
set_what(struct report *report, const char *word, size_t size)
{
	g_autofree char *clean =
		text_clean(word, (gssize)size, WHAT_BYTES_MAX, false);

	if (report->what == NULL && *clean != '\0')
		report->what = g_ascii_strdown(clean, -1);
}

static void
add_delivered(struct report *report, const char *value)
{
	g_autofree char *address = report_address_typed(value);
	struct report_words words = { address, ACTION_DELIVERED, NULL, NULL,
		NULL };

	if (address != NULL)
		report_part_add(report, &words);
}

static void
add_first(struct report *report, const char *value)
{
	if (report->recipients->len == 0)
		add_delivered(report, value);
}

static void
read_type(struct report *report, const char *value)
{
	set_what(report, value, strcspn(value, " \t;("));
}

/* "manual-action/MDN-sent-manually; displayed/error" */
static void
read_disposition(struct report *report, const char *value)
{
	const char *type = strrchr(value, ';');

	type = type ? type + 1 : value;
	type += strspn(type, " \t");
	set_what(report, type, strcspn(type, " \t/,("));
}

static void
read_message_id(struct report *report, const char *value)
{
	if (report->original.id == NULL)
		report->original.id = msgid_first(value);
}

struct row {
	const char *name;
	void (*read)(struct report *report, const char *value);
};

static const struct row feedback_fields[] = {
	{ "Feedback-Type", read_type },
	{ "Original-Rcpt-To", add_delivered },
};

static const struct row enclosed_fields[] = {
	{ "X-HmXmrOriginalRecipient", add_delivered },
};

static const struct row disposition_fields[] = {
	{ "Disposition", read_disposition },
	{ "Original-Recipient", add_first },
	{ "Final-Recipient", add_first },
	{ "Original-Message-ID", read_message_id },
};

static void
read_fields(struct report *report, struct fields fields, const struct row *rows,
	size_t n)
{
	struct field field;

	while (fields_next(&fields, &field)) {
		for (size_t i = 0; i < n; i++) {
			if (!field_is(&field, rows[i].name))
				continue;
			g_autofree char *value = report_part_value(&field);

			rows[i].read(report, value);
		}
	}
}

void
report_feedback_read(struct report *report, const char *bytes, gsize size)
{
	read_fields(report, fields_of(bytes, size), feedback_fields,
		G_N_ELEMENTS(feedback_fields));
}

void
report_disposition_read(struct report *report, const char *bytes, gsize size)
{
	read_fields(report, fields_of(bytes, size), disposition_fields,
		G_N_ELEMENTS(disposition_fields));
}

bool
report_feedback_enclosed(struct report *report, const char *bytes, gsize size)
{
	read_fields(report, fields_of(bytes, size), enclosed_fields,
		G_N_ELEMENTS(enclosed_fields));
	return report->recipients->len > 0;
}
