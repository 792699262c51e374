#include "store/claims.h"

#include "store/pg.h"

static bool
map_insert(const PGresult *rows, void *out, GError **error)
{
	struct claim *claim = out;

	(void)error;
	claim->won = PQntuples(rows) == 1;
	if (claim->won)
		claim->email = row_int(rows, 0, 0);
	return true;
}

static bool
map_claim(const PGresult *rows, void *out, GError **error)
{
	enum { EMAIL_ID, STORED, CASE_NUMBER, SENT };
	struct claim *claim = out;

	(void)error;
	if (PQntuples(rows) == 0)
		return true;
	claim->email = row_int(rows, 0, EMAIL_ID);
	claim->stored = row_bool(rows, 0, STORED);
	claim->casefile = row_int(rows, 0, CASE_NUMBER);
	claim->sent = row_bool(rows, 0, SENT);
	return true;
}

static bool
map_holder(const PGresult *rows, void *out, GError **error)
{
	return PQntuples(rows) == 1 ? map_claim(rows, out, error) :
				      fault_set(error, FAULT_BUG, "4.3.0",
					      "a claim without a holder");
}

bool
claims_insert(struct tx *tx, const struct key *key, struct claim *claim,
	GError **error)
{
	return pg_queue(tx, STMT_CLAIMS_INSERT,
		PARAMS(param_bytes(key->bytes, KEY_BYTES)),
		INTO(map_insert, claim), error);
}

bool
claims_holder(struct tx *tx, const struct key *key, struct claim *claim,
	GError **error)
{
	return pg_queue(tx, STMT_CLAIMS_HOLDER,
		PARAMS(param_bytes(key->bytes, KEY_BYTES)),
		INTO(map_holder, claim), error);
}

bool
claims_find(struct tx *tx, const struct key *key, struct claim *claim,
	GError **error)
{
	return pg_queue(tx, STMT_CLAIMS_HOLDER,
		PARAMS(param_bytes(key->bytes, KEY_BYTES)),
		INTO(map_claim, claim), error);
}

bool
claims_join(struct tx *tx, const struct key *key, const struct key *second,
	GError **error)
{
	return pg_queue(tx, STMT_CLAIMS_JOIN,
		PARAMS(param_bytes(key->bytes, KEY_BYTES),
			param_bytes(second->bytes, KEY_BYTES)),
		NOWHERE, error);
}

bool
claims_release(struct tx *tx, const struct key *key, GError **error)
{
	return pg_queue(tx, STMT_CLAIMS_RELEASE,
		PARAMS(param_bytes(key->bytes, KEY_BYTES)), NOWHERE, error);
}
