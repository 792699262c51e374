#include "store/thread_ids.h"

#include "base/hash.h"
#include "rules/thread.h"
#include "store/array.h"
#include "store/pg.h"

#include <string.h>

/* The first 128 bits of the id's SHA-256: 16 bytes an entry. */
static char *
ref_uuid(const char *id)
{
	struct hash ref = hash_of(id, strlen(id));
	GString *text = g_string_sized_new(32);

	for (int i = 0; i < 16; i++)
		g_string_append_printf(text, "%02x", ref.bytes[i]);
	return g_string_free(text, FALSE);
}

/* And 64 of them as a lock. */
static void
add_lock(GArray *locks, const char *id)
{
	struct hash ref = hash_of(id, strlen(id));
	gint64 lock = 0;

	for (int i = 0; i < 8; i++)
		lock = (gint64)((guint64)lock << 8 | ref.bytes[i]);
	g_array_append_val(locks, lock);
}

static int
compare_locks(const void *a, const void *b)
{
	gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

	return (x > y) - (x < y);
}

bool
thread_ids_lock(struct tx *tx, const char *own, const GPtrArray *ancestors,
	GError **error)
{
	g_autoptr(GArray) locks = g_array_new(FALSE, FALSE, sizeof(gint64));

	if (own != NULL)
		add_lock(locks, own);
	for (guint i = 0; i < ancestors->len; i++)
		add_lock(locks, g_ptr_array_index(ancestors, i));
	if (locks->len == 0)
		return true;
	g_array_sort(locks, compare_locks);

	g_autofree char *list = array_int(locks);
	return pg_queue(tx, STMT_THREAD_IDS_LOCK, PARAMS(param_text(list)),
		NOWHERE, error);
}

static bool
map_clues(const PGresult *rows, void *out, GError **error)
{
	enum { DISTANCE, EMAIL_ID, CASE_NUMBER };
	GArray *clues = out;

	(void)error;
	for (int i = 0; i < PQntuples(rows); i++) {
		struct thread_clue clue = {
			.how = THREAD_REFERENCE,
			.distance = (unsigned)row_int(rows, i, DISTANCE),
			.email = row_int(rows, i, EMAIL_ID),
			.casefile = row_int(rows, i, CASE_NUMBER),
		};

		g_array_append_val(clues, clue);
	}
	return true;
}

bool
thread_ids_find(struct tx *tx, const GPtrArray *ancestors, GArray *clues,
	GError **error)
{
	g_autoptr(GPtrArray) refs = g_ptr_array_new_with_free_func(g_free);

	if (ancestors->len == 0)
		return true;
	for (guint i = 0; i < ancestors->len; i++)
		g_ptr_array_add(refs,
			ref_uuid(g_ptr_array_index(ancestors, i)));

	g_autofree char *list = array_text(refs);
	return pg_queue(tx, STMT_THREAD_IDS_FIND, PARAMS(param_text(list)),
		INTO(map_clues, clues), error);
}

bool
thread_ids_add(struct tx *tx, const char *id, gint64 email, GError **error)
{
	g_autofree char *ref = ref_uuid(id);
	return pg_queue(tx, STMT_THREAD_IDS_ADD,
		PARAMS(param_text(ref), param_int(email)), NOWHERE, error);
}
