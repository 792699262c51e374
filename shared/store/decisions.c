#include "store/decisions.h"

#include "store/array.h"
#include "store/pg.h"

bool
decisions_add(struct tx *tx, const struct decision_row *row, GError **error)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(g_free);

	for (const struct log_field *f = row->facts; f->type != FIELD_END;
		f++) {
		g_ptr_array_add(keys, g_strdup(f->key));
		g_ptr_array_add(values,
			f->type == FIELD_NUMBER ?
				g_strdup_printf("%" G_GINT64_FORMAT,
					f->number) :
				g_strdup(f->text));
	}

	g_autofree char *key_list = array_text(keys);
	g_autofree char *value_list = array_text(values);
	const struct param params[] = {
		param_text(row->queue_id),
		param_id(row->email),
		param_case(row->casefile),
		param_text(row->verdict),
		param_text(key_list),
		param_text(value_list),
	};

	return pg_queue(tx, STMT_DECISIONS_ADD, PARAMS_OF(params), NOWHERE,
		error);
}
