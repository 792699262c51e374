#include "store/accepts.h"

#include "store/notes.h"
#include "store/pg.h"

static bool
map_accepted(const PGresult *rows, void *out, GError **error)
{
	enum { IS_OURS, PEOPLE, EMAILS };
	struct accepted *accepted = out;

	(void)error;
	*accepted = (struct accepted){
		.is_ours = row_bool(rows, 0, IS_OURS),
		.is_new = row_int(rows, 0, PEOPLE) > 0,
		.emails = row_int(rows, 0, EMAILS),
	};
	return true;
}

bool
accepts_add(struct tx *tx, gint64 casefile, const struct accept *accept,
	struct accepted *accepted, GError **error)
{
	return pg_queue(tx, STMT_ACCEPTS_ADD,
		       PARAMS(param_int(casefile), param_text(accept->address),
			       param_id(accept->author)),
		       INTO(map_accepted, accepted), error) &&
	       notes_tell_followers(tx, casefile, error);
}
