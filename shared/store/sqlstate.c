#include "store/sqlstate.h"

#include <string.h>

/* A class (two characters) or a whole state; the first row that fits wins. */
static const struct {
	const char *prefix;
	enum fault_code code;
} rows[] = {
	{ "08", FAULT_TEMP },      /* connection */
	{ "25006", FAULT_TEMP },   /* read-only: the primary has moved */
	{ "40001", FAULT_TEMP },   /* serialization failure */
	{ "40P01", FAULT_TEMP },   /* deadlock */
	{ "53", FAULT_TEMP },      /* disk full, too many connections */
	{ "55P03", FAULT_TEMP },   /* lock not available */
	{ "57", FAULT_TEMP },      /* shutdown, statement timeout */
	{ "58", FAULT_TEMP },      /* the server's own input and output */
	{ "28", FAULT_CONFIG },    /* password, pg_hba.conf */
	{ "3D000", FAULT_CONFIG }, /* no such database */
	{ "42501", FAULT_CONFIG }, /* no privilege */
	{ "42P01", FAULT_CONFIG }, /* no such table: not migrated */
	{ "22", FAULT_DATA },      /* a value that PostgreSQL cannot hold */
	{ "54", FAULT_DATA },      /* a row or a key that is too large */
	{ "23", FAULT_BUG },       /* constraint */
	{ "42", FAULT_BUG },       /* syntax, names */
};

enum fault_code
sqlstate_code(const char *state)
{
	if (state == NULL)
		return FAULT_TEMP;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (g_str_has_prefix(state, rows[i].prefix))
			return rows[i].code;
	return FAULT_BUG; /* logged as critical, and still "later" */
}

bool
sqlstate_is_conflict(const char *state)
{
	return g_strcmp0(state, "40001") == 0 || g_strcmp0(state, "40P01") == 0;
}
