#include "mail/report_part.h"

#include "base/text.h"
#include "mail/header.h"

enum { DIAGNOSTIC_BYTES_MAX = 500 };

const struct message_attachment *
report_part_find(const struct message *msg, const char *const *types)
{
	for (guint i = 0; i < msg->attachments->len; i++) {
		const struct message_attachment *part =
			g_ptr_array_index(msg->attachments, i);

		if (g_strv_contains(types, part->type))
			return part;
	}
	return NULL;
}

char *
report_part_value(const struct field *field)
{
	bool cut = false; /* the start is what counts */

	return header_value(field->value, field->value_size, NULL, &cut);
}

static bool
is_known(const struct report *report, const char *address)
{
	for (guint i = 0; i < report->recipients->len; i++) {
		const struct report_recipient *recipient =
			g_ptr_array_index(report->recipients, i);

		if (g_str_equal(recipient->address, address))
			return true;
	}
	return false;
}

/* One line with single blanks, or NULL. */
static char *
diagnostic_of(const char *reply)
{
	g_autofree char *line =
		text_squeeze(reply ? reply : "", REPORT_WORDS_BYTES_MAX);
	char *clean =
		g_strchomp(text_clean(line, -1, DIAGNOSTIC_BYTES_MAX, false));

	if (*clean == '\0')
		g_clear_pointer(&clean, g_free);
	return clean;
}

void
report_part_add(struct report *report, const struct report_words *words)
{
	if (report->recipients->len == REPORT_RECIPIENTS_MAX ||
		is_known(report, words->address))
		return;
	struct report_recipient *recipient = g_new0(struct report_recipient, 1);

	recipient->address = g_strdup(words->address);
	recipient->action = words->action;
	recipient->status = report_words_status(words);
	recipient->diagnostic = diagnostic_of(words->reply);
	recipient->hard = report_words_hard(words);
	g_ptr_array_add(report->recipients, recipient);
}

char *
report_part_header(GBytes *raw, const char *name)
{
	gsize size = 0;
	const char *bytes = g_bytes_get_data(raw, &size);
	struct fields fields = fields_of(bytes, size);
	struct field field;

	return fields_find(&fields, name, &field) ? report_part_value(&field) :
						    NULL;
}
