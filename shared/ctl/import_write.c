/* A batch of an import: what is new goes to the database. */
#include "ctl/import.h"

/* What goes to the statements, list beside list. */
enum {
	IDS, /* of who is new, and the next three of him */
	NAMES,
	STATUS,
	ACCOUNTS,
	OWNERS, /* ids, and their addresses */
	ADDRESSES,
	MEMBERS, /* ids, and their companies */
	COMPANIES,
	HOLDERS, /* ids, and their domains */
	DOMAINS,
	LISTS,
};

enum { LISTS_MAX = 4 };

/* In this order; each takes the kind, then its lists. */
static const struct {
	enum stmt stmt;
	size_t n;
	int lists[LISTS_MAX];
} writes[] = {
	{ STMT_IMPORT_ADD_ACCOUNTS, 1, { COMPANIES } },
	{ STMT_IMPORT_ADD, 4, { IDS, NAMES, STATUS, ACCOUNTS } },
	{ STMT_IMPORT_ADD_ADDRESSES, 2, { OWNERS, ADDRESSES } },
	{ STMT_IMPORT_SET_ACCOUNTS, 2, { MEMBERS, COMPANIES } },
	{ STMT_IMPORT_ADD_DOMAINS, 2, { HOLDERS, DOMAINS } },
};

static void
add(GPtrArray **lists, int which, const char *text)
{
	g_ptr_array_add(lists[which], g_strdup(text));
}

static void
list_new(const struct import_line *line, const char *id, GPtrArray **lists)
{
	add(lists, IDS, id);
	add(lists, NAMES, line->name);
	add(lists, STATUS, line->status);
	add(lists, ACCOUNTS, line->account);
}

static void
list_line(const struct import_line *line, GPtrArray **lists)
{
	g_autofree char *id =
		g_strdup_printf("%" G_GINT64_FORMAT, line->target->id);

	if (line->is_new)
		list_new(line, id, lists);
	for (guint i = 0; i < line->emails->len; i++) {
		add(lists, OWNERS, id);
		add(lists, ADDRESSES, g_ptr_array_index(line->emails, i));
	}
	for (guint i = 0; i < line->domains->len; i++) {
		add(lists, HOLDERS, id);
		add(lists, DOMAINS, g_ptr_array_index(line->domains, i));
	}
	if (line->account != NULL) {
		add(lists, MEMBERS, id);
		add(lists, COMPANIES, line->account);
	}
}

/* New ones get the ids that the database gives. */
static bool
number_new(struct import *import, struct tx *tx, gint64 n, GError **error)
{
	g_autofree char *count = g_strdup_printf("%" G_GINT64_FORMAT, n);
	g_autoptr(rows) ids = rows_new();
	guint next = 0;

	if (n == 0)
		return true;
	if (!rows_ask(tx, STMT_IMPORT_IDS,
		    ROWS_TEXTS(import->customer->noun, count), ids, error) ||
		!tx_trip(tx, error))
		return false;
	for (guint i = 0; i < import->batch->len; i++) {
		const struct import_line *line =
			g_ptr_array_index(import->batch, i);

		if (line->is_new)
			line->target->id = rows_number(ids, next++, "id");
	}
	return true;
}

/* Queues one of writes[]. */
static bool
write_one(const struct import *import, struct tx *tx, size_t which,
	char *const *texts, GError **error)
{
	const char *said[1 + LISTS_MAX] = { import->customer->noun };

	for (size_t i = 0; i < writes[which].n; i++)
		said[1 + i] = texts[writes[which].lists[i]];
	return rows_ask(tx, writes[which].stmt, said, 1 + writes[which].n, NULL,
		error);
}

static bool
write_lists(const struct import *import, struct tx *tx, char *const *texts,
	GError **error)
{
	bool ok = rows_ask(tx, STMT_ADDRESSES_ADD, ROWS_TEXTS(texts[ADDRESSES]),
		NULL, error);

	for (size_t i = 0; ok && i < G_N_ELEMENTS(writes); i++)
		ok = write_one(import, tx, i, texts, error);
	return ok && tx_commit(tx, error);
}

static bool
write_all(struct import *import, struct tx *tx, GError **error)
{
	GPtrArray *lists[LISTS];
	char *texts[LISTS];
	bool ok = false;

	for (int i = 0; i < LISTS; i++)
		lists[i] = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < import->batch->len; i++) {
		const struct import_line *line =
			g_ptr_array_index(import->batch, i);

		if (line->why == NULL)
			list_line(line, lists);
	}
	for (int i = 0; i < LISTS; i++) {
		texts[i] = rows_list(lists[i]);
		g_ptr_array_unref(lists[i]);
	}
	ok = write_lists(import, tx, texts, error);
	for (int i = 0; i < LISTS; i++)
		g_free(texts[i]);
	return ok;
}

static void
count(struct import *import)
{
	for (guint i = 0; i < import->batch->len; i++) {
		const struct import_line *line =
			g_ptr_array_index(import->batch, i);

		if (line->why != NULL)
			import->rejected++;
		else if (line->is_new)
			import->added++;
		else if (line->changes)
			import->updated++;
		else
			import->unchanged++;
	}
}

bool
import_write(struct import *import, GError **error)
{
	g_autoptr(tx) tx = ctl_begin(import->ctl, error);
	gint64 n = 0;

	if (tx == NULL || !import_find(import, tx, &n, error))
		return false;
	if (!import->dry_run && (!number_new(import, tx, n, error) ||
					!write_all(import, tx, error)))
		return false;
	count(import);
	return true;
}
