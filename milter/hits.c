#include "milter/hits.h"

enum { FILTERS_MAX = 1000, TIMES_MAX = 100000 };

struct hits {
	GMutex lock;
	GHashTable *times; /* gint64 * -> int */
};

struct hits *
hits_new(void)
{
	struct hits *hits = g_new0(struct hits, 1);

	g_mutex_init(&hits->lock);
	hits->times = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
		NULL);
	return hits;
}

void
hits_free(struct hits *hits)
{
	if (hits == NULL)
		return;
	g_hash_table_unref(hits->times);
	g_mutex_clear(&hits->lock);
	g_free(hits);
}

static void
add_one(struct hits *hits, gint64 filter)
{
	int n = GPOINTER_TO_INT(g_hash_table_lookup(hits->times, &filter));

	if (n >= TIMES_MAX ||
		(n == 0 && g_hash_table_size(hits->times) >= FILTERS_MAX))
		return;
	g_hash_table_insert(hits->times, g_memdup2(&filter, sizeof(filter)),
		GINT_TO_POINTER(n + 1));
}

void
hits_add(struct hits *hits, const GArray *filters)
{
	if (filters->len == 0)
		return;
	g_mutex_lock(&hits->lock);
	for (guint i = 0; i < filters->len; i++)
		add_one(hits, g_array_index(filters, gint64, i));
	g_mutex_unlock(&hits->lock);
}

bool
hits_take(struct hits *hits, GArray *filters, GArray *times)
{
	GHashTableIter iter;
	gpointer filter = NULL, n = NULL;

	g_mutex_lock(&hits->lock);
	g_hash_table_iter_init(&iter, hits->times);
	while (g_hash_table_iter_next(&iter, &filter, &n)) {
		gint64 often = GPOINTER_TO_INT(n);

		g_array_append_vals(filters, filter, 1);
		g_array_append_val(times, often);
	}
	g_hash_table_remove_all(hits->times);
	g_mutex_unlock(&hits->lock);
	return filters->len > 0;
}
