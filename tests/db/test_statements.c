/*
 * Every statement is what its file says: the server prepares it against the
 * schema, and counts parameters and columns as the comment does.
 */
#include "store/stmt.h"

#include <libpq-fe.h>

#include "table.h"

static PGconn *conn;

static void
statement_is_as_its_comment_says(void **state)
{
	const struct stmt_text *text = *state;
	PGresult *made = PQprepare(conn, text->name, text->sql, 0, NULL);
	PGresult *told = PQdescribePrepared(conn, text->name);

	if (PQresultStatus(made) != PGRES_COMMAND_OK)
		fail_msg("%s", PQresultErrorMessage(made));
	assert_int_equal(PQnparams(told), text->params);
	assert_int_equal(PQnfields(told), text->columns);
	PQclear(made);
	PQclear(told);
}

int
main(void)
{
	static struct CMUnitTest test[STMT_COUNT];

	conn = PQconnectdb("");
	PQclear(PQexec(conn, "SET search_path = postcase"));
	for (size_t i = 0; i < STMT_COUNT; i++) {
		const void *text = &stmt_texts[i];

		test[i].name = g_strdup_printf("%s.sql is as it says",
			stmt_texts[i].name);
		test[i].test_func = statement_is_as_its_comment_says;
		memcpy(&test[i].initial_state, &text, sizeof(text));
	}

	int failed = _cmocka_run_group_tests("statements", test, STMT_COUNT,
		NULL, NULL);
	PQfinish(conn);
	return failed;
}
