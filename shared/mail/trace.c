#include "mail/trace.h"

#include "base/text.h"
#include "mail/field.h"
#include "mail/received.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { VALUE_BYTES_MAX = 1000 };

/* What local(8) and pipe(8) write on top, in any order. */
static const struct {
	const char *name;
	size_t offset;
} own_fields[] = {
	{ "Return-Path", offsetof(struct trace, return_path) },
	{ "X-Original-To", offsetof(struct trace, original_to) },
	{ "Delivered-To", offsetof(struct trace, delivered_to) },
};

static gsize
from_line_size(const char *bytes, gsize size)
{
	bool is_from = (size >= 5 && memcmp(bytes, "From ", 5) == 0) ||
		       (size >= 6 && memcmp(bytes, ">From ", 6) == 0);
	const char *lf = is_from ? memchr(bytes, '\n', size) : NULL;

	return lf ? (gsize)(lf - bytes) + 1 : 0;
}

/* One line: what is folded below it was not written by Postfix. */
static char *
read_value(const struct field *field)
{
	const char *start = field->value;
	const char *end = field->value + field->value_size;

	while (start < end && (*start == ' ' || *start == '\t'))
		start++;
	gsize size = 0;

	while (start + size < end && !g_ascii_iscntrl(start[size]))
		size++;
	char *value = g_strchomp(
		text_clean(start, (gssize)size, VALUE_BYTES_MAX, false));
	size_t length = strlen(value);

	if (length >= 2 && value[0] == '<' && value[length - 1] == '>') {
		value[length - 1] = '\0';
		memmove(value, value + 1, length - 1);
	}
	return value;
}

/* Where the value of this field goes; NULL: not one of ours, or again. */
static char **
slot_of(struct trace *trace, const struct field *field)
{
	for (size_t i = 0; i < G_N_ELEMENTS(own_fields); i++) {
		char **slot = G_STRUCT_MEMBER_P(trace, own_fields[i].offset);

		if (field_is(field, own_fields[i].name))
			return *slot == NULL ? slot : NULL;
	}
	return NULL;
}

/* The three fields, without a gap; fields is left behind them. */
static void
read_own(struct trace *trace, struct fields *fields)
{
	struct fields next = *fields;
	struct field field;
	char **slot = NULL;

	while (fields_next(&next, &field) && field.name == fields->at &&
		(slot = slot_of(trace, &field)) != NULL) {
		*slot = read_value(&field);
		*fields = next;
	}
}

static void
read_received(struct trace *trace, const struct field *field)
{
	g_auto(GStrv) lines = received_lines(field);

	trace->queue_id = received_id(lines);
	trace->login = received_login(lines);
	trace->client = received_client(lines);
}

struct trace *
trace_read(GBytes *raw)
{
	struct trace *trace = g_new0(struct trace, 1);
	gsize size = 0;
	const char *bytes = g_bytes_get_data(raw, &size);

	if (bytes == NULL)
		return trace;
	trace->skip = from_line_size(bytes, size);

	const char *start = bytes + trace->skip;
	struct fields fields = fields_of(start, size - trace->skip);
	struct field received;

	read_own(trace, &fields);
	trace->own = (gsize)(fields.at - start);
	if (fields_find(&fields, "Received", &received))
		read_received(trace, &received);
	return trace;
}

void
trace_free(struct trace *trace)
{
	if (trace == NULL)
		return;
	g_free(trace->return_path);
	g_free(trace->original_to);
	g_free(trace->delivered_to);
	g_free(trace->queue_id);
	g_free(trace->login);
	g_free(trace->client);
	g_free(trace);
}
