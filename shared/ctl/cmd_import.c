/* postcase import: customers out of a file of comma-separated values */
#include "ctl/cmd.h"
#include "ctl/file.h"
#include "ctl/import.h"
#include "ctl/progress.h"
#include "ctl/status.h"
#include "ctl/term.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

enum {
	BATCH = 500,
	FILE_BYTES_MAX = 256 * 1024 * 1024,
	SHOWN = 20, /* rejected lines, to people */
};

static struct {
	char **maps;
	char *rejects;
	gboolean dry_run, force;
} said;

/* clang-format off */
const GOptionEntry import_options[] = {
	{ "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.maps, "what a column is, or ignore", "COLUMN=FIELD" },
	{ "rejects", 0, 0, G_OPTION_ARG_FILENAME, &said.rejects, "write the lines that are not taken, with the reason", "FILE.csv" },
	{ "force", 0, 0, G_OPTION_ARG_NONE, &said.force, "write over that file", NULL },
	{ "dry-run", 0, 0, G_OPTION_ARG_NONE, &said.dry_run, "only say what would be done", NULL },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static const struct column record_columns[] = {
	{ "lines", "lines", 0 },
	{ "added", "added", 0 },
	{ "updated", "updated", 0 },
	{ "unchanged", "unchanged", 0 },
	{ "rejected", "rejected", 0 },
	{ "converted", "not UTF-8", 0 },
	{ NULL, NULL, 0 },
};

static const struct column reject_columns[] = {
	{ "line", "LINE", 0 },
	{ "reason", "REASON", 0 },
	{ NULL, NULL, 0 },
};

/* A file on its way in. */
struct source {
	GByteArray *bytes;
	struct csv csv;
	struct csv_record record;
	struct rows *rejects; /* line, reason */
	struct file *out;     /* --rejects, or NULL */
	struct progress bar;
};

static bool
read_stream(FILE *stream, const char *path, GByteArray *bytes, GError **error)
{
	guint8 part[64 * 1024];
	size_t size = 0;

	while ((size = fread(part, 1, sizeof(part), stream)) > 0) {
		if (bytes->len + size > FILE_BYTES_MAX)
			return status_set(error, EX_DATAERR,
				"%s is larger than 256 MB; part it", path);
		g_byte_array_append(bytes, part, (guint)size);
	}
	return !ferror(stream) ||
	       status_set(error, EX_IOERR, "%s could not be read: %s", path,
		       g_strerror(errno));
}

static bool
read_file(const struct ctl *ctl, const char *path, GByteArray *bytes,
	GError **error)
{
	bool is_stdin = strcmp(path, "-") == 0;
	FILE *stream = NULL;
	bool ok = false;

	if (!viewer_may_open(ctl, path, error))
		return false;
	stream = is_stdin ? stdin : fopen(path, "re");
	if (stream == NULL)
		return status_set(error, EX_NOINPUT,
			"%s could not be opened: %s", path, g_strerror(errno));
	ok = read_stream(stream, path, bytes, error);
	if (!is_stdin)
		(void)fclose(stream);
	return ok;
}

/* What a spreadsheet calls "Unicode text". */
static bool
is_utf16(const GByteArray *bytes)
{
	return bytes->len >= 2 &&
	       (memcmp(bytes->data, "\xff\xfe", 2) == 0 ||
		       memcmp(bytes->data, "\xfe\xff", 2) == 0);
}

static bool
open_source(struct source *source, GError **error)
{
	if (is_utf16(source->bytes))
		return status_set(error, EX_DATAERR,
			"the file is UTF-16; save it as CSV in UTF-8");
	source->csv =
		csv_of((const char *)source->bytes->data, source->bytes->len);
	if (!csv_next(&source->csv, &source->record))
		return status_set(error, EX_DATAERR,
			"the file is empty; its first line names the columns");
	return source->record.bad == NULL ||
	       status_set(error, EX_DATAERR, "the first line: %s",
		       source->record.bad);
}

static bool
write_line(struct source *source, const char *bytes, const char *reason,
	GError **error)
{
	g_autoptr(GString) line = g_string_new(bytes);

	if (source->out == NULL)
		return true;
	g_string_append_c(line, source->csv.delimiter);
	csv_append(line, reason, source->csv.delimiter);
	g_string_append(line, "\r\n");
	return file_write(source->out, line->str, line->len, error);
}

/* The names of the columns come first, so that it can be imported. */
static bool
open_rejects(const struct ctl *ctl, struct source *source, GError **error)
{
	g_autofree char *names =
		g_strndup(source->record.bytes, source->record.size);

	if (said.rejects == NULL)
		return true;
	if (!viewer_may_open(ctl, said.rejects, error))
		return false;
	source->out = file_open(said.rejects, said.force, error);
	return source->out != NULL &&
	       write_line(source, names, "reason", error);
}

static void
add_reject(struct source *source, const struct import_line *line)
{
	g_autofree char *number = g_strdup_printf("%u", line->number);

	rows_add_cell(source->rejects, number);
	rows_add_cell(source->rejects, line->why);
}

static bool
finish_batch(struct import *import, struct source *source, GError **error)
{
	if (!import_write(import, error))
		return false;
	for (guint i = 0; i < import->batch->len; i++) {
		const struct import_line *line =
			g_ptr_array_index(import->batch, i);

		if (line->why == NULL)
			continue;
		add_reject(source, line);
		if (!write_line(source, line->bytes, line->why, error))
			return false;
	}
	import_next(import);
	progress_at(&source->bar, source->csv.line);
	return true;
}

static bool
read_lines(struct import *import, struct source *source, GError **error)
{
	while (csv_next(&source->csv, &source->record)) {
		import_add_line(import, &source->record);
		if (import->batch->len == BATCH &&
			!finish_batch(import, source, error))
			return false;
	}
	return finish_batch(import, source, error);
}

static void
add_count(struct rows *rows, gint64 n)
{
	g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, n);

	rows_add_cell(rows, text);
}

static struct rows *
counts_of(const struct import *import)
{
	const gint64 counts[] = {
		import->added + import->updated + import->unchanged +
			import->rejected,
		import->added,
		import->updated,
		import->unchanged,
		import->rejected,
		import->converted,
	};
	struct rows *rows = rows_new();

	for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
		rows_add_column(rows, record_columns[i].name, ROWS_NUMBER);
	for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
		add_count(rows, counts[i]);
	return rows;
}

static void
report(const struct import *import, struct source *source)
{
	g_autoptr(rows) counts = counts_of(import);
	const struct part parts[] = {
		{ "rejects", source->rejects, reject_columns },
		{ NULL, NULL, NULL },
	};

	if (!import->ctl->json)
		rows_cut(source->rejects, SHOWN);
	output_record(import->ctl, counts, record_columns, parts);
	if (!import->ctl->json && import->rejected > SHOWN)
		note("and %" G_GINT64_FORMAT " more; see them all: --rejects "
		     "FILE.csv",
			import->rejected - SHOWN);
	if (import->rejected > 0)
		import->ctl->status = EX_DATAERR;
}

/* About: how far it is, not how much was taken. */
static gint64
lines_of(const GByteArray *bytes)
{
	gint64 n = 0;

	for (guint i = 0; i < bytes->len; i++)
		n += bytes->data[i] == '\n';
	return n;
}

static bool
run(struct import *import, struct source *source, const char *path,
	GError **error)
{
	bool ok = read_file(import->ctl, path, source->bytes, error) &&
		  open_source(source, error) &&
		  import_read_columns(import, source->record.fields, said.maps,
			  error) &&
		  open_rejects(import->ctl, source, error);

	if (!ok)
		return false;
	progress_begin(&source->bar, "importing", lines_of(source->bytes));
	ok = read_lines(import, source, error);
	progress_end(&source->bar);
	return ok && (source->out == NULL || file_close(source->out, error));
}

bool
cmd_import(struct ctl *ctl, char **args, GError **error)
{
	g_autofree char *noun =
		g_strndup(ctl->command->verb, strlen(ctl->command->verb) - 1);
	struct source source = {
		.bytes = g_byte_array_new(),
		.rejects = rows_new(),
	};
	struct import import;
	bool ok = false;

	import_init(&import, ctl, noun);
	import.dry_run = said.dry_run;
	csv_record_init(&source.record);
	rows_add_column(source.rejects, "line", ROWS_NUMBER);
	rows_add_column(source.rejects, "reason", ROWS_TEXT);
	ok = run(&import, &source, args[0], error);
	if (ok)
		report(&import, &source);
	import_clear(&import);
	csv_record_clear(&source.record);
	g_byte_array_unref(source.bytes);
	rows_free(source.rejects);
	file_free(source.out);
	return ok;
}
