/* The first line of an import: which column is what. */
#include "base/text.h"
#include "ctl/import.h"
#include "ctl/status.h"

#include <string.h>
#include <sysexits.h>

enum { ACCOUNTS = 1, CONTACTS = 2, LEADS = 4, PERSONS = CONTACTS | LEADS };

/* The first name of each field is its own; all as fold() writes them. */
static const struct {
	const char *name;
	enum import_field field;
	int kinds;
} names[] = {
	{ "name", IMPORT_NAME, ACCOUNTS | PERSONS },
	{ "full-name", IMPORT_NAME, PERSONS },
	{ "display-name", IMPORT_NAME, PERSONS },
	{ "first-name", IMPORT_FIRST_NAME, PERSONS },
	{ "given-name", IMPORT_FIRST_NAME, PERSONS },
	{ "last-name", IMPORT_LAST_NAME, PERSONS },
	{ "family-name", IMPORT_LAST_NAME, PERSONS },
	{ "surname", IMPORT_LAST_NAME, PERSONS },
	{ "email", IMPORT_EMAIL, ACCOUNTS | PERSONS },
	{ "emails", IMPORT_EMAIL, ACCOUNTS | PERSONS },
	{ "e-mail", IMPORT_EMAIL, ACCOUNTS | PERSONS },
	{ "email-address", IMPORT_EMAIL, ACCOUNTS | PERSONS },
	{ "e-mail-address", IMPORT_EMAIL, ACCOUNTS | PERSONS },
	{ "account", IMPORT_ACCOUNT, PERSONS },
	{ "account-name", IMPORT_ACCOUNT, PERSONS },
	{ "company", IMPORT_ACCOUNT, PERSONS },
	{ "organization", IMPORT_ACCOUNT, PERSONS },
	{ "organisation", IMPORT_ACCOUNT, PERSONS },
	{ "domain", IMPORT_DOMAIN, ACCOUNTS },
	{ "domains", IMPORT_DOMAIN, ACCOUNTS },
	{ "status", IMPORT_STATUS, LEADS },
	{ "ignore", IMPORT_IGNORE, ACCOUNTS | PERSONS },
	{ "reason", IMPORT_IGNORE, ACCOUNTS | PERSONS }, /* of --rejects */
};

static int
kind_of(const struct customer *customer)
{
	if (strcmp(customer->noun, "account") == 0)
		return ACCOUNTS;
	return strcmp(customer->noun, "contact") == 0 ? CONTACTS : LEADS;
}

/* "E-Mail Address" is "e-mail-address". */
static char *
fold(const char *name)
{
	g_autofree char *words = text_squeeze(name, strlen(name));
	char *folded = g_utf8_strdown(words, -1);

	return g_strdelimit(folded, " _.", '-');
}

static bool
find_field(int kind, const char *name, enum import_field *field)
{
	g_autofree char *folded = fold(name);

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if ((names[i].kinds & kind) != 0 &&
			strcmp(names[i].name, folded) == 0) {
			*field = names[i].field;
			return true;
		}
	return false;
}

static bool
unknown(int kind, const char *what, const char *name, GError **error)
{
	const char *words[G_N_ELEMENTS(names) + 1] = { NULL };
	g_autofree char *folded = fold(name);
	size_t n = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if ((names[i].kinds & kind) != 0)
			words[n++] = names[i].name;

	const char *near = text_nearest(folded, words);
	return status_set(error, EX_DATAERR,
		"'%s' is no %s%s%s%s; say what it is: --map '%s=FIELD', or "
		"--map '%s=ignore'",
		name, what, near ? " (did you mean '" : "", near ? near : "",
		near ? "'?)" : "", name, name);
}

/* "Firma=account": what stands for this column, or NULL. */
static const char *
map_of(const char *column, char **maps)
{
	gsize size = strlen(column);

	for (; maps != NULL && *maps != NULL; maps++)
		if (strncmp(*maps, column, size) == 0 && (*maps)[size] == '=')
			return *maps + size + 1;
	return NULL;
}

static bool
is_column(const GPtrArray *columns, const char *name)
{
	for (guint i = 0; i < columns->len; i++)
		if (strcmp(g_ptr_array_index(columns, i), name) == 0)
			return true;
	return false;
}

static bool
check_maps(const GPtrArray *columns, char **maps, GError **error)
{
	for (; maps != NULL && *maps != NULL; maps++) {
		const char *sign = strrchr(*maps, '=');
		g_autofree char *column =
			sign ? g_strndup(*maps, (gsize)(sign - *maps)) : NULL;

		if (column == NULL)
			return status_set(error, EX_USAGE,
				"--map wants COLUMN=FIELD, not '%s'", *maps);
		if (!is_column(columns, column))
			return status_set(error, EX_USAGE,
				"the file has no column '%s'", column);
	}
	return true;
}

static bool
has(const GArray *columns, enum import_field field)
{
	for (guint i = 0; i < columns->len; i++)
		if (g_array_index(columns, enum import_field, i) == field)
			return true;
	return false;
}

static bool
is_enough(const struct import *import, GError **error)
{
	bool is_account = kind_of(import->customer) == ACCOUNTS;
	enum import_field needed = is_account ? IMPORT_NAME : IMPORT_EMAIL;

	return has(import->columns, needed) ||
	       status_set(error, EX_DATAERR,
		       "the first line names no column '%s'; say which one it "
		       "is: --map 'COLUMN=%s'",
		       is_account ? "name" : "email",
		       is_account ? "name" : "email");
}

bool
import_read_columns(struct import *import, const GPtrArray *columns,
	char **maps, GError **error)
{
	int kind = kind_of(import->customer);

	if (!check_maps(columns, maps, error))
		return false;
	for (guint i = 0; i < columns->len; i++) {
		const char *column = g_ptr_array_index(columns, i);
		const char *map = map_of(column, maps);
		enum import_field field = IMPORT_IGNORE;

		if (map != NULL && !find_field(kind, map, &field))
			return unknown(kind, "field", map, error);
		if (map == NULL && !find_field(kind, column, &field))
			return unknown(kind, "column that we know", column,
				error);
		g_array_append_val(import->columns, field);
	}
	return is_enough(import, error);
}
