/* Comma-separated values: each record lies behind the last, and is bounded. */
#include "base/csv.h"

#include "fuzz.h"

static void
check_record(const struct csv *csv, const struct csv_record *record)
{
	HOLDS(record->size > 0 && record->line > 0);
	HOLDS(record->bytes + record->size <= csv->at && csv->at <= csv->end);
	HOLDS(record->fields->len <= CSV_FIELDS_MAX);
	HOLDS(record->bad != NULL || record->fields->len > 0);
	for (guint i = 0; i < record->fields->len; i++)
		HOLDS(g_utf8_validate(g_ptr_array_index(record->fields, i), -1,
			NULL));
}

/* What was read can be written, and is read the same again. */
static void
check_again(const struct csv *csv, const struct csv_record *record)
{
	g_autoptr(GString) text = g_string_new(NULL);
	struct csv_record again;

	for (guint i = 0; i < record->fields->len; i++) {
		if (i > 0)
			g_string_append_c(text, csv->delimiter);
		csv_append(text, g_ptr_array_index(record->fields, i),
			csv->delimiter);
	}
	if (text->len == 0 || text->len > CSV_RECORD_BYTES_MAX)
		return;

	struct csv other = {
		.at = text->str,
		.end = text->str + text->len,
		.delimiter = csv->delimiter,
		.line = 1,
	};
	csv_record_init(&again);
	HOLDS(csv_next(&other, &again) && again.bad == NULL);
	HOLDS(again.fields->len == record->fields->len);
	for (guint i = 0; i < again.fields->len; i++)
		HOLDS(strcmp(g_ptr_array_index(again.fields, i),
			      g_ptr_array_index(record->fields, i)) == 0);
	HOLDS(!csv_next(&other, &again));
	csv_record_clear(&again);
}

static void
check(const char *bytes, gsize size)
{
	struct csv csv = csv_of(bytes, size);
	struct csv_record record;
	const char *behind = bytes;
	guint line = 0;

	csv_record_init(&record);
	while (csv_next(&csv, &record)) {
		HOLDS(record.bytes >= behind && record.line > line);
		check_record(&csv, &record);
		if (record.bad == NULL)
			check_again(&csv, &record);
		behind = record.bytes + record.size;
		line = record.line;
	}
	HOLDS(csv.at == csv.end);
	csv_record_clear(&record);
}

FUZZ_TARGET(fuzz_nothing, check)
