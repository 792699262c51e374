#include "store/raws.h"

#include "store/pg.h"

static void
free_bytes(void *bytes)
{
	PQfreemem(bytes);
}

/* The answer is text, whatever bytea_output says: libpq reads both kinds. */
static bool
map_bytes(const PGresult *rows, void *out, GError **error)
{
	size_t size = 0;
	unsigned char *bytes = NULL;

	if (PQntuples(rows) == 0)
		return true;
	bytes = PQunescapeBytea((unsigned char *)PQgetvalue(rows, 0, 0), &size);
	if (bytes == NULL)
		return fault_set(error, FAULT_TEMP, "4.3.0", "out of memory");
	*(GBytes **)out =
		g_bytes_new_with_free_func(bytes, size, free_bytes, bytes);
	return true;
}

bool
raws_read(struct tx *tx, gint64 email, gint64 chunk, GBytes **bytes,
	GError **error)
{
	const struct param params[] = { param_int(email), param_int(chunk) };

	return pg_queue(tx, STMT_EMAILS_RAW_CHUNK, params, G_N_ELEMENTS(params),
		map_bytes, bytes, error);
}
