#include "lda/lmtp/data.h"

#include <string.h>

/* Up to a CR, all of it content. */
static gsize
read_inside(struct data *data, const char *bytes, gsize size, GString *out)
{
	const char *cr = memchr(bytes, '\r', size);
	gsize n = cr ? (gsize)(cr - bytes) : size;

	g_string_append_len(out, bytes, (gssize)n);
	data->state = DATA_INSIDE;
	if (cr == NULL)
		return n;
	data->state = DATA_CR;
	return n + 1;
}

static gsize
read_line_start(struct data *data, const char *bytes, gsize size, GString *out)
{
	if (*bytes != '.')
		return read_inside(data, bytes, size, out);
	data->state = DATA_DOT;
	return 1;
}

/* Behind a CR that is a line's end, or content. */
static gsize
read_behind_cr(struct data *data, const char *bytes, GString *out)
{
	if (*bytes == '\n') {
		g_string_append_c(out, '\n');
		data->state = DATA_LINE_START;
		return 1;
	}
	g_string_append_c(out, '\r');
	data->state = DATA_INSIDE;
	return 0;
}

/* The dot itself is content in no case. */
static gsize
read_behind_dot(struct data *data, const char *bytes)
{
	data->state = *bytes == '\r' ? DATA_DOT_CR : DATA_INSIDE;
	return *bytes == '\r' ? 1 : 0;
}

static gsize
read_behind_dot_cr(struct data *data, const char *bytes)
{
	data->state = *bytes == '\n' ? DATA_ENDED : DATA_CR;
	return *bytes == '\n' ? 1 : 0;
}

gsize
data_read(struct data *data, const char *bytes, gsize size, GString *out)
{
	gsize at = 0;

	while (at < size && data->state != DATA_ENDED) {
		const char *next = bytes + at;

		switch (data->state) {
		case DATA_LINE_START:
			at += read_line_start(data, next, size - at, out);
			break;
		case DATA_INSIDE:
			at += read_inside(data, next, size - at, out);
			break;
		case DATA_CR:
			at += read_behind_cr(data, next, out);
			break;
		case DATA_DOT:
			at += read_behind_dot(data, next);
			break;
		case DATA_DOT_CR:
			at += read_behind_dot_cr(data, next);
			break;
		case DATA_ENDED:
			break;
		}
	}
	return at;
}

bool
data_has_ended(const struct data *data)
{
	return data->state == DATA_ENDED;
}
