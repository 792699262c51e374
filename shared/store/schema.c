#include "store/schema.h"

#include "store/pg.h"

#include <string.h>

static const char make_table[] =
	"CREATE TABLE IF NOT EXISTS postcase.schema_migration ("
	" version bigint PRIMARY KEY,"
	" name text NOT NULL,"
	" sha256 text NOT NULL,"
	" at timestamptz NOT NULL DEFAULT now())";

/* Any number of ours, the same on every host. */
static const char lock[] = "SELECT pg_advisory_xact_lock(8207441)";

static gint64
version_of(const struct text *migration)
{
	return g_ascii_strtoll(migration->name, NULL, 10);
}

gint64
schema_version(void)
{
	const struct text *last = migration_texts;

	while (last[1].name != NULL)
		last++;
	return version_of(last);
}

static bool
expect_utf8(const char *encoding, GError **error)
{
	return strcmp(encoding, "UTF8") == 0 ||
	       fault_set(error, FAULT_CONFIG, "4.3.5",
		       "the database has the encoding %s, which cannot hold "
		       "all mail: make it with createdb --encoding=UTF8 "
		       "--template=template0",
		       encoding);
}

static bool
map_expect(const PGresult *rows, void *out, GError **error)
{
	gint64 found = row_int(rows, 0, 0), ours = schema_version();

	(void)out;
	if (!expect_utf8(PQgetvalue(rows, 0, 1), error))
		return false;
	if (found == ours)
		return true;
	return fault_set(error, FAULT_CONFIG, "4.3.5",
		"the schema has version %" G_GINT64_FORMAT
		", this program wants %" G_GINT64_FORMAT ": %s",
		found, ours,
		found < ours ? "run: postcase init" :
			       "install the newer postcase on this host too");
}

bool
schema_expect(struct tx *tx, GError **error)
{
	return pg_queue(tx, STMT_SCHEMA_VERSION, NO_PARAMS,
		INTO(map_expect, NULL), error);
}

static bool
map_newest(const PGresult *rows, void *out, GError **error)
{
	return expect_utf8(PQgetvalue(rows, 0, 1), error) &&
	       map_int(rows, out, error);
}

/* As long as the transaction's deadline: no message waits for this. */
static const char patience[] = "SELECT set_config('lock_timeout', '0', true),"
			       " set_config('statement_timeout', '0', true)";

/* What the database has of one migration: "" none. */
static bool
map_hash(const PGresult *rows, void *out, GError **error)
{
	(void)error;
	if (PQntuples(rows) > 0)
		*(char **)out = row_text(rows, 0, 0);
	return true;
}

static bool
open_schema(struct tx *tx, const char *version, gint64 *newest, char **hash,
	GError **error)
{
	static const char make_schema[] =
		"CREATE SCHEMA IF NOT EXISTS postcase";
	static const char ask_newest[] =
		"SELECT coalesce(max(version), 0), getdatabaseencoding()"
		" FROM postcase.schema_migration";
	static const char ask_hash[] =
		"SELECT sha256 FROM postcase.schema_migration"
		" WHERE version = $1::bigint";

	return pg_queue_text(tx, TEXT("patience", patience), NO_PARAMS, NOWHERE,
		       error) &&
	       pg_queue_text(tx, TEXT("lock", lock), NO_PARAMS, NOWHERE,
		       error) &&
	       pg_queue_text(tx, TEXT("schema", make_schema), NO_PARAMS,
		       NOWHERE, error) &&
	       pg_queue_text(tx, TEXT("schema", make_table), NO_PARAMS, NOWHERE,
		       error) &&
	       pg_queue_text(tx, TEXT("schema", ask_newest), NO_PARAMS,
		       INTO(map_newest, newest), error) &&
	       pg_queue_text(tx, TEXT("schema", ask_hash),
		       PARAMS(param_text(version)), INTO(map_hash, hash),
		       error) &&
	       tx_trip(tx, error);
}

/*
 * A migration's file is many statements, a pipeline takes one at a time: the
 * server runs the whole text as one DO block's EXECUTE.
 */
static bool
run_text(struct tx *tx, const struct text *migration, GError **error)
{
	const char *quote = "$postcase_migration$";
	g_autofree char *sql = g_strconcat("DO $do$ BEGIN EXECUTE ", quote,
		migration->text, quote, "; END $do$", NULL);

	return pg_queue_text(tx, TEXT(migration->name, sql), NO_PARAMS, NOWHERE,
		error);
}

static bool
record(struct tx *tx, const struct text *migration, const char *version,
	const char *hash, GError **error)
{
	static const char insert[] =
		"INSERT INTO postcase.schema_migration (version, name, sha256)"
		" VALUES ($1::bigint, $2, $3)";

	return pg_queue_text(tx, TEXT("record", insert),
		PARAMS(param_text(version), param_text(migration->name),
			param_text(hash)),
		NOWHERE, error);
}

static bool
migrate_one(struct db *db, clock_point deadline, const struct text *migration,
	gint64 *newest, GError **error)
{
	g_autoptr(tx) tx = tx_begin_any_schema(db, deadline, error);
	g_autofree char *version =
		g_strdup_printf("%" G_GINT64_FORMAT, version_of(migration));
	g_autofree char *ours = g_compute_checksum_for_string(G_CHECKSUM_SHA256,
		migration->text, -1);
	g_autofree char *theirs = NULL;

	if (tx == NULL || !open_schema(tx, version, newest, &theirs, error))
		return false;
	if (theirs != NULL && strcmp(theirs, ours) != 0)
		return fault_set(error, FAULT_CONFIG, "4.3.5",
			"migration %s was changed after it had run here",
			migration->name);
	if (theirs == NULL &&
		(!run_text(tx, migration, error) ||
			!record(tx, migration, version, ours, error)))
		return false;
	return tx_commit(tx, error);
}

bool
schema_migrate(struct db *db, clock_point deadline, gint64 *from, gint64 *to,
	GError **error)
{
	gint64 newest = 0;

	for (const struct text *m = migration_texts; m->name != NULL; m++) {
		if (!migrate_one(db, deadline, m, &newest, error))
			return false;
		if (m == migration_texts)
			*from = newest;
	}
	*to = MAX(newest, schema_version());
	if (*to == schema_version())
		return true;
	return fault_set(error, FAULT_CONFIG, "4.3.5",
		"the schema is newer than this program: install the newer "
		"postcase on this host too");
}
