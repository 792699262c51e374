#include "store/thread_ids.h"

#include "base/hash.h"
#include "store/array.h"
#include "store/pg.h"
#include "store/ref.h"

#include <string.h>

/* The first 64 bits of the id's SHA-256. */
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

/* Of the file's comment. */
enum {
	PLACE,
	ABSENT,
	EMAIL_ID,
	EMAIL_CASE,
	SAID,
	SAID_ACCOUNT,
	NUMBER,
	MERGED_INTO,
	OPEN,
	CLOSED_FOR,
	GROUP_ACCOUNT_ID,
	KNOWS_SENDER,
	ASSIGNEE
};

static void
add_clue(struct thread_found *found, const PGresult *rows, int row)
{
	const struct thread_clue clue = {
		.how = row_bool(rows, row, ABSENT) ? THREAD_ABSENT :
						     THREAD_REFERENCE,
		.distance = (unsigned)row_int(rows, row, PLACE),
		.email = row_int(rows, row, EMAIL_ID),
		.on_case = !PQgetisnull(rows, row, EMAIL_CASE),
		.casefile = row_int(rows, row, NUMBER),
	};

	g_array_append_val(found->clues, clue);
}

static void
add_said(struct thread_found *found, const PGresult *rows, int row)
{
	const struct thread_said said = {
		.number = row_int(rows, row, SAID),
		.account = row_int(rows, row, SAID_ACCOUNT),
		.casefile = row_int(rows, row, NUMBER),
	};

	g_array_append_val(found->said, said);
}

static void
add_case(struct thread_found *found, const PGresult *rows, int row)
{
	const struct thread_case casefile = {
		.number = row_int(rows, row, NUMBER),
		.group_account = row_int(rows, row, GROUP_ACCOUNT_ID),
		.open = row_bool(rows, row, OPEN),
		.closed_for = row_int(rows, row, CLOSED_FOR),
		.knows_sender = row_bool(rows, row, KNOWS_SENDER),
		.assignee = row_int(rows, row, ASSIGNEE),
	};
	const struct thread_case *cases =
		(const struct thread_case *)(void *)found->cases->data;

	if (casefile.number != 0 && thread_case_of(cases, found->cases->len,
					    casefile.number) == NULL)
		g_array_append_val(found->cases, casefile);
}

static int
compare_cases(const void *a, const void *b)
{
	const struct thread_case *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

static bool
map_found(const PGresult *rows, void *out, GError **error)
{
	struct thread_found *found = out;

	(void)error;
	for (int i = 0; i < PQntuples(rows); i++) {
		if (PQgetisnull(rows, i, SAID))
			add_clue(found, rows, i);
		else
			add_said(found, rows, i);
		add_case(found, rows, i);
		found->moved |= !PQgetisnull(rows, i, MERGED_INTO);
	}
	g_array_sort(found->cases, compare_cases);
	return true;
}

/* All ids in the order in which they count. */
static char *
refs_of(const char *own, const GPtrArray *ancestors)
{
	g_autoptr(GPtrArray) refs = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < ancestors->len; i++)
		g_ptr_array_add(refs,
			ref_uuid(g_ptr_array_index(ancestors, i)));
	if (own != NULL)
		g_ptr_array_add(refs, ref_uuid(own));
	return array_text(refs);
}

static bool
map_known(const PGresult *rows, void *out, GError **error)
{
	struct thread_found *found = out;

	(void)error;
	found->own_known = PQntuples(rows) > 0;
	return true;
}

bool
thread_ids_known(struct tx *tx, const char *own, struct thread_found *found,
	GError **error)
{
	g_autofree char *ref = own ? ref_uuid(own) : NULL;

	return ref == NULL ||
	       pg_queue(tx, STMT_THREAD_IDS_KNOWN, PARAMS(param_text(ref)),
		       INTO(map_known, found), error);
}

bool
thread_ids_find(struct tx *tx, const struct thread_question *question,
	struct thread_found *found, GError **error)
{
	g_autofree char *refs = refs_of(question->own, question->ancestors);
	g_autofree char *numbers = array_int(question->numbers);

	return pg_queue(tx, STMT_THREAD_IDS_FIND,
		PARAMS(param_text(refs), param_text(numbers),
			param_text(question->sender)),
		INTO(map_found, found), error);
}

void
thread_found_init(struct thread_found *found)
{
	found->clues = g_array_new(FALSE, FALSE, sizeof(struct thread_clue));
	found->said = g_array_new(FALSE, FALSE, sizeof(struct thread_said));
	found->cases = g_array_new(FALSE, FALSE, sizeof(struct thread_case));
	found->moved = false;
	found->own_known = false;
}

void
thread_found_clear(struct thread_found *found)
{
	g_array_unref(found->clues);
	g_array_unref(found->said);
	g_array_unref(found->cases);
}

static void
add_ref(GPtrArray *refs, GPtrArray *absent, const char *id, bool own)
{
	g_ptr_array_add(refs, ref_uuid(id));
	g_ptr_array_add(absent, g_strdup(own ? "f" : "t"));
}

bool
thread_ids_add(struct tx *tx, const char *own, const GPtrArray *ancestors,
	gint64 email, GError **error)
{
	g_autoptr(GPtrArray) refs = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) absent = g_ptr_array_new_with_free_func(g_free);

	if (own != NULL)
		add_ref(refs, absent, own, true);
	for (guint i = 0; i < ancestors->len; i++)
		if (strchr(g_ptr_array_index(ancestors, i), '@') != NULL)
			add_ref(refs, absent, g_ptr_array_index(ancestors, i),
				false);
	if (refs->len == 0)
		return true;

	g_autofree char *ref_list = array_text(refs);
	g_autofree char *absent_list = array_text(absent);
	return pg_queue(tx, STMT_THREAD_IDS_ADD,
		PARAMS(param_int(email), param_text(ref_list),
			param_text(absent_list)),
		NOWHERE, error);
}
