#include "store/token_keys.h"

#include "rules/token.h"
#include "store/pg.h"

#include <sodium.h>
#include <string.h>

static bool
read_secret(const PGresult *rows, int row, int column, struct token_key *key)
{
	size_t size = 0;
	unsigned char *bytes =
		PQunescapeBytea((unsigned char *)PQgetvalue(rows, row, column),
			&size);
	bool fits = bytes != NULL && size == sizeof(key->secret);

	if (fits)
		memcpy(key->secret, bytes, sizeof(key->secret));
	PQfreemem(bytes);
	return fits;
}

static bool
map_keys(const PGresult *rows, void *out, GError **error)
{
	enum { ID, SECRET };
	GArray *keys = out;

	for (int i = 0; i < PQntuples(rows); i++) {
		struct token_key key = { .id = (unsigned)row_int(rows, i, ID) };

		if (!read_secret(rows, i, SECRET, &key))
			return fault_set(error, FAULT_TEMP, "4.3.0",
				"token key %u cannot be read", key.id);
		g_array_append_val(keys, key);
	}
	return true;
}

bool
token_keys_find(struct tx *tx, GArray *keys, GError **error)
{
	return pg_queue(tx, STMT_TOKEN_KEYS_FIND, NO_PARAMS,
		INTO(map_keys, keys), error);
}

bool
token_keys_add(struct tx *tx, bool first, gint64 *id, GError **error)
{
	unsigned char secret[TOKEN_SECRET_BYTES];

	if (sodium_init() < 0)
		return fault_set(error, FAULT_TEMP, "4.3.0",
			"the system gives no random numbers");
	randombytes_buf(secret, sizeof(secret));

	bool ok =
		pg_queue(tx, STMT_TOKEN_KEYS_LOCK, NO_PARAMS, NOWHERE, error) &&
		pg_queue(tx, STMT_TOKEN_KEYS_ADD,
			PARAMS(param_bytes(secret, sizeof(secret)),
				param_bool(first)),
			INTO(map_int, id), error);
	sodium_memzero(secret, sizeof(secret));
	return ok;
}
