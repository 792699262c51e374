/* A line of an import: texts become names and addresses. */
#include "base/text.h"
#include "ctl/import.h"
#include "ctl/value.h"
#include "ctl/value_address.h"

#include <string.h>

static void
line_free(gpointer data)
{
	struct import_line *line = data;

	g_free(line->bytes);
	g_free(line->name);
	g_free(line->account);
	g_free(line->status);
	g_clear_pointer(&line->emails, g_ptr_array_unref);
	g_clear_pointer(&line->domains, g_ptr_array_unref);
	g_free(line->why);
	g_free(line);
}

void
import_init(struct import *import, struct ctl *ctl, const char *noun)
{
	*import = (struct import){
		.ctl = ctl,
		.customer = customer_by_noun(noun),
		.columns = g_array_new(FALSE, FALSE, sizeof(enum import_field)),
		.batch = g_ptr_array_new_with_free_func(line_free),
		.known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
			NULL),
		.targets = g_ptr_array_new_with_free_func(g_free),
	};
}

void
import_clear(struct import *import)
{
	g_clear_pointer(&import->columns, g_array_unref);
	g_clear_pointer(&import->batch, g_ptr_array_unref);
	g_clear_pointer(&import->known, g_hash_table_unref);
	g_clear_pointer(&import->targets, g_ptr_array_unref);
}

/* Without a commit only the import itself knows what lines before it made. */
void
import_next(struct import *import)
{
	g_ptr_array_set_size(import->batch, 0);
	if (import->dry_run)
		return;
	g_hash_table_remove_all(import->known);
	g_ptr_array_set_size(import->targets, 0);
}

void
import_reject(struct import_line *line, char *why)
{
	g_free(line->why);
	line->why = why;
}

static void
reject_error(struct import_line *line, GError *error)
{
	import_reject(line, g_strdup(error->message));
	g_error_free(error);
}

/* All columns of a field, in one line, parted by a blank; NULL: nothing. */
static char *
text_of(const struct import *import, const struct csv_record *record,
	enum import_field field)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < import->columns->len; i++)
		if (g_array_index(import->columns, enum import_field, i) ==
				field &&
			i < record->fields->len)
			g_string_append_printf(text, "%s ",
				(const char *)g_ptr_array_index(record->fields,
					i));

	g_autofree char *clean = text_clean(text->str, (gssize)text->len,
		CSV_RECORD_BYTES_MAX, false);
	char *squeezed = text_squeeze(clean, strlen(clean));

	if (*squeezed == '\0')
		g_clear_pointer(&squeezed, g_free);
	return squeezed;
}

/* Parted by blanks, commas and semicolons; NULL and why. */
static char **
words_of(const struct import *import, const struct csv_record *record,
	enum import_field field)
{
	g_autofree char *text = text_of(import, record, field);
	g_auto(GStrv) words = g_strsplit_set(text ? text : "", " ,;", -1);
	GPtrArray *list = g_ptr_array_new();

	for (char **word = words; *word != NULL; word++)
		if (**word != '\0')
			g_ptr_array_add(list, g_strdup(*word));
	g_ptr_array_add(list, NULL);
	return (char **)g_ptr_array_free(list, FALSE);
}

static void
read_lists(const struct import *import, const struct csv_record *record,
	struct import_line *line)
{
	g_auto(GStrv) emails = words_of(import, record, IMPORT_EMAIL);
	g_auto(GStrv) domains = words_of(import, record, IMPORT_DOMAIN);
	GError *error = NULL;

	line->emails = value_addresses(emails, &error);
	if (line->emails != NULL)
		line->domains = customer_domains(import->ctl, domains, &error);
	if (error != NULL)
		reject_error(line, error);
}

/* Who has no name is called by his address. */
static void
read_name(const struct import *import, const struct csv_record *record,
	struct import_line *line)
{
	g_autofree char *first = text_of(import, record, IMPORT_FIRST_NAME);
	g_autofree char *last = text_of(import, record, IMPORT_LAST_NAME);

	line->name = text_of(import, record, IMPORT_NAME);
	if (line->name == NULL && (first != NULL || last != NULL))
		line->name = g_strconcat(first ? first : "",
			first && last ? " " : "", last ? last : "", NULL);
	if (line->name == NULL && line->emails != NULL && line->emails->len > 0)
		line->name = g_strdup(g_ptr_array_index(line->emails, 0));
}

static void
check(const struct import *import, struct import_line *line)
{
	bool needs_email = strcmp(import->customer->noun, "account") != 0;
	GError *error = NULL;

	if (needs_email && line->emails->len == 0)
		import_reject(line, g_strdup("there is no address"));
	else if (line->name == NULL)
		import_reject(line, g_strdup("there is no name"));
	else if (!value_name(line->name, "name", &error) ||
		 !value_name(line->account, "account", &error) ||
		 !customer_status(import->customer, line->status, &error))
		reject_error(line, error);
}

static void
read_values(const struct import *import, const struct csv_record *record,
	struct import_line *line)
{
	read_lists(import, record, line);
	if (line->why != NULL)
		return;
	read_name(import, record, line);
	line->account = text_of(import, record, IMPORT_ACCOUNT);
	line->status = text_of(import, record, IMPORT_STATUS);
	check(import, line);
}

void
import_add_line(struct import *import, const struct csv_record *record)
{
	struct import_line *line = g_new0(struct import_line, 1);

	line->number = record->line;
	line->bytes = g_strndup(record->bytes, record->size);
	import->converted += record->converted;
	g_ptr_array_add(import->batch, line);
	if (record->bad != NULL)
		import_reject(line, g_strdup(record->bad));
	else if (record->fields->len > import->columns->len)
		import_reject(line,
			g_strdup("there are more fields than columns"));
	else
		read_values(import, record, line);
}
