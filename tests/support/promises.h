/*
 * promises.h - what message.h promises of every message, whoever wrote it
 *
 * For the fuzz targets and for messages made to hurt.  A promise that does not
 * hold ends the program.
 */
#ifndef TESTS_PROMISES_H
#define TESTS_PROMISES_H

#include "mail/address.h"
#include "mail/filename.h"
#include "mail/message.h"
#include "mail/msgid.h"
#include "mail/part.h"

#include <string.h>

/* Not g_assert(): its branches are counted as those of the caller. */
#define HOLDS(expression) holds((expression), #expression)

static inline void
holds(bool does, const char *expression)
{
	if (!does)
		g_error("does not hold: %s", expression);
}

static inline void
holds_same(const char *one, const char *other)
{
	if (g_strcmp0(one, other) != 0)
		g_error("not the same: '%s' and '%s'", one, other);
}

/*
 * Valid UTF-8 of at most max bytes without control characters; lines: but tab
 * and line feed.
 */
static inline void
holds_clean(const char *text, gsize max, bool lines)
{
	HOLDS(text != NULL && strlen(text) <= max);
	HOLDS(g_utf8_validate(text, -1, NULL));
	for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c))
		HOLDS(!g_unichar_iscntrl(g_utf8_get_char(c)) ||
			(lines && strchr("\t\n", *c) != NULL));
}

static inline void
holds_clean_or_null(const char *text, gsize max, bool lines)
{
	if (text != NULL)
		holds_clean(text, max, lines);
}

static inline void
promises_ids(const struct message *msg)
{
	HOLDS(msg->ancestors->len <= 2 * MSGID_LIST_MAX);
	holds_clean_or_null(msg->id, MSGID_BYTES_MAX, false);
	for (guint i = 0; i < msg->ancestors->len; i++) {
		const char *id = g_ptr_array_index(msg->ancestors, i);

		holds_clean(id, MSGID_BYTES_MAX, false);
		HOLDS(g_strcmp0(id, msg->id) != 0);
	}
}

static inline void
promises_addresses(const struct message *msg)
{
	HOLDS(msg->addresses->len <= MESSAGE_ADDRESSES_MAX);
	for (guint i = 0; i < msg->addresses->len; i++) {
		const struct message_address *address =
			g_ptr_array_index(msg->addresses, i);

		holds_clean(address->address, ADDRESS_BYTES_MAX, false);
		HOLDS(strchr(address->address, '@') != NULL);
		holds_clean_or_null(address->name, MESSAGE_HEADER_BYTES_MAX,
			false);
	}
}

static inline bool
is_blank_text(const char *text)
{
	return text[strspn(text, " \t\n")] == '\0';
}

static inline void
promises_texts(const struct message *msg)
{
	const gsize max = MESSAGE_TEXT_BYTES_MAX;

	holds_clean(msg->subject, MESSAGE_SUBJECT_BYTES_MAX, false);
	holds_clean_or_null(msg->plain, max, true);
	holds_clean_or_null(msg->html, max, true);
	holds_clean_or_null(msg->text, max, true);
	holds_clean_or_null(msg->new_text, max, true);
	HOLDS((msg->text == NULL) == (!msg->plain && !msg->html));
	HOLDS((msg->text == NULL) == (msg->new_text == NULL));
	if (msg->text == NULL)
		return;
	HOLDS(is_blank_text(msg->text) || !is_blank_text(msg->new_text));
}

static inline bool
promises_count(const void *bytes, size_t size, void *data)
{
	gint64 *counted = data;

	(void)bytes;
	*counted += (gint64)size;
	return true;
}

static inline void
promises_attachment(const struct message_attachment *attachment, GBytes *raw)
{
	gint64 counted = 0;

	holds_clean(attachment->name, FILENAME_BYTES_MAX, false);
	HOLDS(strpbrk(attachment->name, "/\\") == NULL);
	HOLDS(*attachment->name != '.' && *attachment->name != '\0');
	holds_clean(attachment->type, MESSAGE_HEADER_BYTES_MAX, false);
	holds_clean_or_null(attachment->content_id, MSGID_BYTES_MAX, false);
	HOLDS(attachment->offset >= 0 && attachment->length >= 0);
	HOLDS(attachment->offset + attachment->length <=
		(gint64)g_bytes_get_size(raw));
	part_decode(raw, attachment->offset, attachment->length,
		attachment->encoding, promises_count, &counted);
	HOLDS(attachment->size == counted);
}

static inline void
promises_parts(const struct message *msg, GBytes *raw)
{
	HOLDS(msg->parts > 0 && msg->parts <= MESSAGE_PARTS_MAX);
	HOLDS(msg->attachments->len <= msg->parts);
	for (guint i = 0; i < msg->attachments->len; i++) {
		const struct message_attachment *attachment =
			g_ptr_array_index(msg->attachments, i);

		HOLDS(attachment->part == i + 1);
		promises_attachment(attachment, raw);
	}
}

static inline void
promises_signals(const struct message *msg)
{
	for (int i = 0; i < SIGNALS; i++)
		holds_clean_or_null(msg->signals.said[i],
			MESSAGE_HEADER_BYTES_MAX, false);
	for (guint i = 0; i < msg->signals.visited->len; i++)
		holds_clean(g_ptr_array_index(msg->signals.visited, i),
			ADDRESS_BYTES_MAX, false);
}

static inline void
promises_recipient(const struct report_recipient *recipient)
{
	holds_clean(recipient->address, ADDRESS_BYTES_MAX, false);
	holds_clean_or_null(recipient->status, MESSAGE_HEADER_BYTES_MAX, false);
	holds_clean_or_null(recipient->diagnostic, MESSAGE_HEADER_BYTES_MAX,
		false);
	HOLDS(recipient->action == ACTION_FAILED || !recipient->hard);
}

static inline void
promises_report(const struct report *report)
{
	const struct report_original *original = &report->original;
	const char *const lines[] = { original->id, original->subject,
		original->from, original->to, original->envelope_id,
		report->what };

	HOLDS(report->recipients->len <= REPORT_RECIPIENTS_MAX);
	for (guint i = 0; i < report->recipients->len; i++)
		promises_recipient(g_ptr_array_index(report->recipients, i));
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		holds_clean_or_null(lines[i], MESSAGE_HEADER_BYTES_MAX, false);
}

/* msg is what message_parse() made of raw. */
static inline void
promises_hold(const struct message *msg, GBytes *raw)
{
	HOLDS(!msg->unreadable && msg->date >= 0);
	promises_ids(msg);
	promises_addresses(msg);
	promises_texts(msg);
	promises_parts(msg, raw);
	promises_signals(msg);
	if (msg->report != NULL)
		promises_report(msg->report);
}

#endif
