#include "store/answers.h"

#include "store/array.h"
#include "store/pg.h"
#include "store/ref.h"

static bool
map_cases(const PGresult *rows, void *out, GError **error)
{
	enum { ASKED, DISTANCE, NUMBER, ACCOUNT, MAY_EDIT, TO_THEM };

	(void)error;
	for (int i = 0; i < PQntuples(rows); i++) {
		const struct answer_case row = {
			.asked = row_int(rows, i, ASKED),
			.distance = (int)row_int(rows, i, DISTANCE),
			.casefile = row_int(rows, i, NUMBER),
			.account = row_int(rows, i, ACCOUNT),
			.may_edit = row_bool(rows, i, MAY_EDIT),
			.to_them = row_bool(rows, i, TO_THEM),
		};

		g_array_append_val(out, row);
	}
	return true;
}

void
answers_init(struct answers *answers)
{
	answers->cases = g_array_new(FALSE, FALSE, sizeof(struct answer_case));
}

void
answers_clear(struct answers *answers)
{
	g_array_unref(answers->cases);
}

bool
answers_find(struct tx *tx, const struct answers_question *question,
	struct answers *answers, GError **error)
{
	g_autoptr(GPtrArray) refs = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < question->ids->len; i++)
		g_ptr_array_add(refs,
			ref_uuid(g_ptr_array_index(question->ids, i)));

	g_autofree char *ref_list = array_text(refs);
	g_autofree char *numbers = array_int(question->numbers);
	g_autofree char *recipients = array_text(question->recipients);
	return pg_queue(tx, STMT_ANSWERS_FIND,
		PARAMS(param_int(question->user), param_text(ref_list),
			param_text(numbers), param_text(recipients)),
		INTO(map_cases, answers->cases), error);
}
