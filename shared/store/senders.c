#include "store/senders.h"

#include "rules/sender.h"
#include "store/pg.h"

static enum sender_kind
parse_kind(const char *name)
{
	enum sender_kind kind = SENDER_OURS;

	while (kind < SENDER_LEAD &&
		g_strcmp0(name, sender_kind_name(kind)) != 0)
		kind++;
	return kind;
}

static bool
map_senders(const PGresult *rows, void *out, GError **error)
{
	enum { KIND, ID, ACCOUNT_ID, IS_PRIMARY };
	GArray *senders = out;

	(void)error;
	for (int i = 0; i < PQntuples(rows); i++) {
		struct sender sender = {
			.kind = parse_kind(PQgetvalue(rows, i, KIND)),
			.id = row_int(rows, i, ID),
			.account = row_int(rows, i, ACCOUNT_ID),
			.primary = row_bool(rows, i, IS_PRIMARY),
		};

		g_array_append_val(senders, sender);
	}
	return true;
}

bool
senders_find(struct tx *tx, const char *address, GArray *senders,
	GError **error)
{
	return pg_queue(tx, STMT_SENDERS_FIND, PARAMS(param_text(address)),
		INTO(map_senders, senders), error);
}
