#include "store/archives.h"

#include "store/array.h"
#include "store/pg.h"

void
archives_row_free(struct archives_row *row)
{
	g_free(row->address);
	g_free(row);
}

static enum archives_kind
kind_of(const char *name)
{
	static const char *const names[] = {
		[ARCHIVES_ACCOUNT] = "account",
		[ARCHIVES_GROUP] = "group",
		[ARCHIVES_USER] = "user",
	};

	for (unsigned i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_str_equal(names[i], name))
			return i;
	return ARCHIVES_OTHER;
}

static bool
map_rows(const PGresult *rows, void *out, GError **error)
{
	enum { KIND, ID, ADDRESS };
	GPtrArray *found = out;

	(void)error;
	for (int i = 0; i < PQntuples(rows); i++) {
		struct archives_row *row = g_new0(struct archives_row, 1);

		row->kind = kind_of(PQgetvalue(rows, i, KIND));
		row->id = row_int(rows, i, ID);
		row->address = row_text(rows, i, ADDRESS);
		g_ptr_array_add(found, row);
	}
	return true;
}

bool
archives_find(struct tx *tx, const struct archives_question *question,
	GPtrArray *rows, GError **error)
{
	g_autofree char *accounts = array_int(question->accounts);
	g_autofree char *addresses = array_text(question->addresses);
	const struct param params[] = {
		param_text(accounts),
		param_text(addresses),
		param_text(question->message_id),
		param_bytes(question->own->bytes, KEY_BYTES),
		param_bytes(question->content->bytes, KEY_BYTES),
	};

	return pg_queue(tx, STMT_ARCHIVES_FIND, PARAMS_OF(params),
		INTO(map_rows, rows), error);
}
