#include "store/raws.h"

#include "store/pg.h"

bool
raws_fit(GBytes *raw)
{
	return g_bytes_get_size(raw) <= RAWS_CHUNK;
}

bool
raws_add(struct tx *tx, gint64 email, GBytes *raw, GError **error)
{
	gsize size = 0;
	const char *bytes = g_bytes_get_data(raw, &size);

	for (gsize done = 0, seq = 0; done < size; done += RAWS_CHUNK, seq++)
		if (!pg_queue(tx, STMT_RAWS_ADD,
			    PARAMS(param_int(email), param_int((gint64)seq),
				    param_bytes(bytes + done,
					    MIN(size - done, RAWS_CHUNK))),
			    NOWHERE, error) ||
			!pg_flush(tx, error))
			return false;
	return true;
}

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
	return pg_queue(tx, STMT_RAWS_READ,
		PARAMS(param_int(email), param_int(chunk)),
		INTO(map_bytes, bytes), error);
}
