#include "store/senders.h"

#include "rules/sender.h"
#include "store/pg.h"

/* The order of the file's comment. */
enum { KIND, ID, CONTACT, ACCOUNT, LEAD, OPPORTUNITY, IS_PRIMARY };

/* SENDER_NOBODY: not the address itself, but the envelope's sender is ours. */
static enum sender_kind
parse_kind(const char *name)
{
	enum sender_kind kind = SENDER_DOMAIN;

	while (kind > SENDER_NOBODY &&
		g_strcmp0(name, sender_kind_name(kind)) != 0)
		kind--;
	return kind;
}

/* A domain stands in for an address that is nobody's. */
static void
sort(GArray *found)
{
	struct sender *first = (struct sender *)(void *)found->data;
	size_t n = sender_sort(first, found->len);

	if (n > 1 && first[n - 1].kind == SENDER_DOMAIN)
		n--;
	g_array_set_size(found, (guint)n);
}

static bool
map_senders(const PGresult *rows, void *out, GError **error)
{
	struct senders *senders = out;

	(void)error;
	for (int i = 0; i < PQntuples(rows); i++) {
		struct sender sender = {
			.kind = parse_kind(PQgetvalue(rows, i, KIND)),
			.id = row_int(rows, i, ID),
			.contact = row_int(rows, i, CONTACT),
			.account = row_int(rows, i, ACCOUNT),
			.lead = row_int(rows, i, LEAD),
			.opportunity = row_int(rows, i, OPPORTUNITY),
			.primary = row_bool(rows, i, IS_PRIMARY),
		};

		if (sender.kind == SENDER_NOBODY)
			senders->envelope_is_ours = true;
		else
			g_array_append_val(senders->found, sender);
	}
	sort(senders->found);
	return true;
}

bool
senders_find(struct tx *tx, const struct senders_question *question,
	struct senders *senders, GError **error)
{
	return pg_queue(tx, STMT_SENDERS_FIND,
		       PARAMS(param_text(question->address),
			       param_text(question->envelope)),
		       INTO(map_senders, senders), error) &&
	       (question->domain == NULL ||
		       pg_queue(tx, STMT_SENDERS_FIND_DOMAIN,
			       PARAMS(param_text(question->domain)),
			       INTO(map_senders, senders), error));
}

void
senders_init(struct senders *senders)
{
	*senders = (struct senders){
		.found = g_array_new(FALSE, FALSE, sizeof(struct sender)),
	};
}

void
senders_clear(struct senders *senders)
{
	g_clear_pointer(&senders->found, g_array_unref);
}
