#include "base/csv.h"

#include <string.h>

static bool
is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

static const char *
line_end(const char *at, const char *end)
{
	while (at < end && !is_line_end(*at))
		at++;
	return at;
}

static char
guess_delimiter(const char *at, const char *end)
{
	static const char known[] = { ',', ';', '\t' };
	gsize most = 0;
	char best = known[0];

	end = line_end(at, end);
	for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
		gsize n = 0;

		for (const char *c = at; c < end; c++)
			n += *c == known[i];
		if (n > most) {
			most = n;
			best = known[i];
		}
	}
	return best;
}

struct csv
csv_of(const char *bytes, gsize size)
{
	static const char mark[] = "\xef\xbb\xbf";
	gsize skip =
		size >= strlen(mark) && memcmp(bytes, mark, strlen(mark)) == 0 ?
			strlen(mark) :
			0;
	struct csv csv = {
		.at = bytes + skip,
		.end = bytes + size,
		.line = 1,
	};

	csv.delimiter = guess_delimiter(csv.at, csv.end);
	return csv;
}

/* CR LF is one. */
static void
pass_line_end(struct csv *csv)
{
	if (csv->at == csv->end)
		return;
	csv->at += csv->at[0] == '\r' && csv->end - csv->at > 1 &&
				   csv->at[1] == '\n' ?
			   2 :
			   1;
	csv->line++;
}

/* Up to the closing quote, *at behind it; NULL or what is wrong. */
static const char *
read_quoted(const struct csv *csv, const char **at, const char *limit,
	GString *field)
{
	const char *c = *at + 1;

	while (c < limit && (*c != '"' || (c + 1 < limit && c[1] == '"'))) {
		c += *c == '"';
		g_string_append_c(field, *c++);
	}
	if (c >= limit)
		return limit < csv->end ? "the record is too long" :
					  "a quote is not closed";
	c++;
	if (c < csv->end && *c != csv->delimiter && !is_line_end(*c))
		return "there is text behind a closing quote";
	*at = c;
	return NULL;
}

static const char *
read_plain(const struct csv *csv, const char **at, const char *limit,
	GString *field)
{
	const char *c = *at;

	while (c < limit && *c != csv->delimiter && !is_line_end(*c))
		c++;
	g_string_append_len(field, *at, c - *at);
	*at = c;
	return c == limit && limit < csv->end ? "the record is too long" : NULL;
}

/* A NULL that is not converted: the five bytes that Windows-1252 lacks. */
static char *
to_utf8(const GString *field)
{
	char *text = g_convert(field->str, (gssize)field->len, "UTF-8",
		"WINDOWS-1252", NULL, NULL, NULL);

	return text ? text :
		      g_convert(field->str, (gssize)field->len, "UTF-8",
			      "ISO-8859-1", NULL, NULL, NULL);
}

static const char *
add_field(struct csv_record *record, const GString *field)
{
	if (memchr(field->str, '\0', field->len) != NULL)
		return "there is a NUL byte";
	if (record->fields->len == CSV_FIELDS_MAX)
		return "there are too many fields";
	if (g_utf8_validate(field->str, (gssize)field->len, NULL)) {
		g_ptr_array_add(record->fields, g_strdup(field->str));
		return NULL;
	}
	record->converted = true;
	g_ptr_array_add(record->fields, to_utf8(field));
	return NULL;
}

/* *at behind the last field; NULL or what is wrong. */
static const char *
read_fields(const struct csv *csv, const char **at, struct csv_record *record)
{
	const char *limit = csv->end - *at > CSV_RECORD_BYTES_MAX ?
				    *at + CSV_RECORD_BYTES_MAX :
				    csv->end;
	g_autoptr(GString) field = g_string_new(NULL);
	const char *bad = NULL;

	for (;;) {
		g_string_truncate(field, 0);
		bad = *at < limit && **at == '"' ?
			      read_quoted(csv, at, limit, field) :
			      read_plain(csv, at, limit, field);
		if (bad == NULL)
			bad = add_field(record, field);
		if (bad != NULL || *at == csv->end || is_line_end(**at))
			return bad;
		++*at;
	}
}

/* Line ends within quotes count too. */
static void
move_to(struct csv *csv, const char *at)
{
	while (csv->at < at)
		if (is_line_end(*csv->at))
			pass_line_end(csv);
		else
			csv->at++;
}

bool
csv_next(struct csv *csv, struct csv_record *record)
{
	while (csv->at < csv->end && is_line_end(*csv->at))
		pass_line_end(csv);
	if (csv->at == csv->end)
		return false;

	const char *at = csv->at;

	g_ptr_array_set_size(record->fields, 0);
	record->converted = false;
	record->line = csv->line;
	record->bytes = csv->at;
	record->bad = read_fields(csv, &at, record);
	if (record->bad != NULL)
		at = line_end(csv->at, csv->end);
	record->size = (gsize)(at - record->bytes);
	move_to(csv, at);
	pass_line_end(csv);
	return true;
}

void
csv_record_init(struct csv_record *record)
{
	*record = (struct csv_record){
		.fields = g_ptr_array_new_with_free_func(g_free),
	};
}

void
csv_record_clear(struct csv_record *record)
{
	g_clear_pointer(&record->fields, g_ptr_array_unref);
}

void
csv_append(GString *text, const char *field, char delimiter)
{
	const char special[] = { '"', '\n', '\r', delimiter, '\0' };

	if (strpbrk(field, special) == NULL) {
		g_string_append(text, field);
		return;
	}
	g_string_append_c(text, '"');
	for (; *field != '\0'; field++) {
		if (*field == '"')
			g_string_append_c(text, '"');
		g_string_append_c(text, *field);
	}
	g_string_append_c(text, '"');
}
