/* A batch of an import: who is known, and what is new. */
#include "ctl/import.h"

#include <string.h>

static struct import_line *
line_at(const struct import *import, guint place)
{
	return g_ptr_array_index(import->batch, place);
}

static bool
is_account(const struct import *import)
{
	return strcmp(import->customer->noun, "account") == 0;
}

/* "address a@b", "ours a@b", "name Acme", "domain acme.com" */
static struct import_target *
known(const struct import *import, const char *what, const char *text)
{
	g_autofree char *key = g_strconcat(what, " ", text, NULL);

	return g_hash_table_lookup(import->known, key);
}

static void
learn(struct import *import, const char *what, const char *text,
	struct import_target *target)
{
	g_hash_table_insert(import->known, g_strconcat(what, " ", text, NULL),
		target);
}

static struct import_target *
target_new(struct import *import, gint64 id)
{
	struct import_target *target = g_new0(struct import_target, 1);

	target->id = id;
	g_ptr_array_add(import->targets, target);
	return target;
}

static void
add_unknown(const struct import *import, const char *what,
	const GPtrArray *texts, GPtrArray *list)
{
	for (guint i = 0; texts != NULL && i < texts->len; i++) {
		const char *text = g_ptr_array_index(texts, i);

		if (known(import, what, text) == NULL)
			g_ptr_array_add(list, g_strdup(text));
	}
}

/* One record has one target, by whatever it is found. */
static void
learn_rows(struct import *import, const struct rows *rows)
{
	g_autoptr(GHashTable) by_id =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < rows_count(rows); i++) {
		const char *id = rows_text(rows, i, "id");
		struct import_target *target = g_hash_table_lookup(by_id, id);

		if (target == NULL) {
			target = target_new(import, rows_number(rows, i, "id"));
			target->lacks_account =
				rows_true(rows, i, "lacks_account");
			g_hash_table_insert(by_id, g_strdup(id), target);
		}
		learn(import, rows_text(rows, i, "what"),
			rows_text(rows, i, "text"), target);
	}
}

static bool
look_up(struct import *import, struct tx *tx, GError **error)
{
	g_autoptr(GPtrArray) emails = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) domains = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(rows) locked = rows_new();
	g_autoptr(rows) found = rows_new();

	for (guint i = 0; i < import->batch->len; i++) {
		const struct import_line *line = line_at(import, i);

		if (line->why != NULL)
			continue;
		add_unknown(import, "address", line->emails, emails);
		add_unknown(import, "domain", line->domains, domains);
		if (is_account(import))
			g_ptr_array_add(names, g_strdup(line->name));
	}

	g_autofree char *email_list = rows_list(emails);
	g_autofree char *name_list = rows_list(names);
	g_autofree char *domain_list = rows_list(domains);
	if (!rows_ask(tx, STMT_CUSTOMERS_SHARE, NULL, 0, locked, error) ||
		!rows_ask(tx, STMT_IMPORT_FIND,
			ROWS_TEXTS(import->customer->noun, email_list,
				name_list, domain_list),
			found, error) ||
		!tx_trip(tx, error))
		return false;
	learn_rows(import, found);
	return true;
}

/* It may be one record only, and none of ours. */
static void
join(const struct import *import, struct import_line *line, const char *what,
	const char *text)
{
	const char *noun = import->customer->noun;
	struct import_target *target = known(import, what, text);

	if (target == NULL || line->why != NULL)
		return;
	if (line->target != NULL && line->target != target)
		import_reject(line,
			g_strdup_printf("%s is %s %" G_GINT64_FORMAT
					"'s, and something else of it is "
					"another one's",
				text, noun, target->id));
	line->target = target;
}

static void
resolve(struct import *import, struct import_line *line)
{
	for (guint i = 0; line->why == NULL && i < line->emails->len; i++) {
		const char *email = g_ptr_array_index(line->emails, i);

		if (known(import, "ours", email) != NULL)
			import_reject(line,
				g_strdup_printf("%s is an address of ours",
					email));
		join(import, line, "address", email);
	}
	if (line->why == NULL && is_account(import))
		join(import, line, "name", line->name);
	for (guint i = 0; line->why == NULL && i < line->domains->len; i++)
		join(import, line, "domain",
			g_ptr_array_index(line->domains, i));
}

/* What it did not have it gets; the lines behind know that. */
static void
give(struct import *import, struct import_line *line, const char *what,
	const GPtrArray *texts)
{
	for (guint i = 0; i < texts->len; i++) {
		const char *text = g_ptr_array_index(texts, i);

		if (known(import, what, text) != NULL)
			continue;
		line->changes = true;
		learn(import, what, text, line->target);
	}
}

static void
remember(struct import *import, struct import_line *line)
{
	give(import, line, "address", line->emails);
	give(import, line, "domain", line->domains);
	if (line->account != NULL && line->target->lacks_account) {
		line->changes = true;
		line->target->lacks_account = false;
	}
	if (is_account(import))
		learn(import, "name", line->name, line->target);
}

/* How many are new. */
static gint64
resolve_all(struct import *import)
{
	gint64 n = 0;

	for (guint i = 0; i < import->batch->len; i++) {
		struct import_line *line = line_at(import, i);

		if (line->why == NULL)
			resolve(import, line);
		if (line->why != NULL)
			continue;
		if (line->target == NULL) {
			line->is_new = true;
			line->target = target_new(import, 0);
			line->target->lacks_account = line->account == NULL;
			n++;
		}
		remember(import, line);
	}
	return n;
}

bool
import_find(struct import *import, struct tx *tx, gint64 *n, GError **error)
{
	if (!look_up(import, tx, error))
		return false;
	*n = resolve_all(import);
	return true;
}
