#include "lda/thin/top.h"

#include <string.h>
#include <strings.h>

static const char *const names[TOP_FIELDS] = {
	[TOP_RETURN_PATH] = "Return-Path",
	[TOP_ORIGINAL_TO] = "X-Original-To",
	[TOP_DELIVERED_TO] = "Delivered-To",
};

enum line {
	LINE_FIELD, /* one of ours, taken */
	LINE_OTHER, /* the end of the block */
	LINE_ODD,
};

static bool
starts_with(const char *at, const char *end, const char *text)
{
	size_t size = strlen(text);

	return (size_t)(end - at) >= size && strncasecmp(at, text, size) == 0;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Its place among the names, TOP_FIELDS if it is none of them. */
static size_t
which(const char *at, const char *end)
{
	size_t i = 0;

	while (i < TOP_FIELDS && !starts_with(at, end, names[i]))
		i++;
	return i;
}

static bool
is_plain(const char *at, const char *end)
{
	while (at < end && *at >= ' ' && *at <= '~')
		at++;
	return at == end;
}

static bool
take_value(struct top *top, size_t field, const char *at, const char *end)
{
	while (at < end && *at == ' ')
		at++;
	while (at < end && end[-1] == ' ')
		end--;
	if (!is_plain(at, end) || end - at > TOP_VALUE_MAX)
		return false;
	if (end - at >= 2 && *at == '<' && end[-1] == '>') {
		at++;
		end--;
	}
	(void)mempcpy(top->value[field], at, (size_t)(end - at));
	top->value[field][end - at] = '\0';
	top->found[field] = true;
	return true;
}

/* The line from at to lf; more is what stands behind that. */
static enum line
take_line(struct top *top, const char *at, const char *lf, const char *end)
{
	size_t field = which(at, lf);

	if (field == TOP_FIELDS)
		return LINE_OTHER;
	at += strlen(names[field]);
	if (at < lf && is_blank(*at))
		return LINE_ODD; /* blanks may stand before the colon */
	if (at == lf || *at != ':' || top->found[field])
		return LINE_OTHER;
	if (lf + 1 < end && is_blank(lf[1]))
		return LINE_ODD; /* folded */
	return take_value(top, field, at + 1, lf) ? LINE_FIELD : LINE_ODD;
}

static bool
is_from_line(const char *at, const char *end)
{
	return (end - at >= 5 && memcmp(at, "From ", 5) == 0) ||
	       (end - at >= 6 && memcmp(at, ">From ", 6) == 0);
}

bool
top_read(const char *bytes, size_t size, struct top *top)
{
	const char *at = bytes, *end = bytes + size;
	const char *lf = memchr(at, '\n', size);
	enum line line = LINE_FIELD;

	*top = (struct top){ 0 };
	if (lf != NULL && is_from_line(at, end))
		at = lf + 1;
	while (line == LINE_FIELD && at < end) {
		lf = memchr(at, '\n', (size_t)(end - at));
		if (lf == NULL)
			return false;
		line = take_line(top, at, lf, end);
		at = lf + 1;
	}
	return line != LINE_ODD;
}
