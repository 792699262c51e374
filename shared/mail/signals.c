#include "mail/signals.h"

#include "mail/notice.h"
#include "mail/part.h"
#include "mail/signals_field.h"
#include "mail/trace.h"

#include <string.h>

enum { INVITATION_BYTES_MAX = 4096 };

/* Behind the mbox line and what our own mail server put on top. */
static struct fields
foreign_fields(GBytes *raw)
{
	g_autoptr(trace) trace = trace_read(raw);
	gsize size = 0, own = trace->skip + trace->own;
	const char *bytes = g_bytes_get_data(raw, &size);

	return fields_of(bytes + own, size - own);
}

static void
read_fields(struct message_signals *signals, struct fields fields)
{
	struct field field;
	unsigned read = 0;

	while (fields_next(&fields, &field)) {
		signals->hops += field_is(&field, "Received");
		if (read < SIGNAL_FIELDS_MAX)
			read += signals_field(signals, &field);
	}
}

/* RFC 5546: METHOD is the calendar's own property, so near its start. */
static bool
is_calendar_reply(const struct message_attachment *attachment, GBytes *raw)
{
	if (!g_str_equal(attachment->type, "text/calendar"))
		return false;
	g_autoptr(GString) start =
		part_start(raw, attachment, INVITATION_BYTES_MAX, NULL);

	g_string_ascii_up(start);
	return strstr(start->str, "\nMETHOD:REPLY") != NULL;
}

static void
read_message(struct message *msg, GBytes *raw)
{
	struct message_signals *signals = &msg->signals;
	const struct message_address *from = message_first(msg, ROLE_FROM);
	const char *away = notice_away(msg->subject);
	const char *returned = notice_returned(msg->subject);

	if (from != NULL && g_str_has_prefix(from->address, "mailer-daemon@"))
		signals_say(signals, SIGNAL_DAEMON,
			g_strdup("from: mailer-daemon"));
	if (from != NULL && g_str_has_prefix(from->address, "postmaster@"))
		signals_say(signals, SIGNAL_RETURNED,
			g_strdup("from: postmaster"));
	if (away != NULL)
		signals_say(signals, SIGNAL_AWAY,
			g_strconcat("subject: ", away, NULL));
	if (returned != NULL)
		signals_say(signals, SIGNAL_RETURNED,
			g_strconcat("subject: ", returned, NULL));
	for (guint i = 0; i < msg->attachments->len; i++)
		if (is_calendar_reply(g_ptr_array_index(msg->attachments, i),
			    raw))
			signals_say(signals, SIGNAL_CALENDAR,
				g_strdup("calendar: reply"));
}

void
signals_read(struct message *msg, GBytes *raw)
{
	read_fields(&msg->signals, foreign_fields(raw));
	read_message(msg, raw);
}
