#include "store/filters.h"

#include "base/log.h"
#include "store/array.h"
#include "store/pg.h"

/* The order of the file's comment. */
enum {
	ID,
	NAME,
	ACCOUNT,
	PERSONAL,
	USER,
	ACTION,
	FOLDER,
	MARK_READ,
	SKIP_NOTIFICATION,
	ANSWER,
	SENDER_IS,
	FROM_IS,
	TO_IS,
	SUBJECT_IS,
	BODY_ANY,
	BODY_ALL,
	HEADER_NAME,
	HEADER_IS,
	SIZE_OVER,
	HAS_ATTACHMENT,
	AUTH_IS,
	SPAM_IS
};

static const char *
text_at(const PGresult *rows, int row, int column)
{
	return PQgetisnull(rows, row, column) ? NULL :
						PQgetvalue(rows, row, column);
}

static enum filter_wish
wish_at(const PGresult *rows, int row, int column)
{
	if (PQgetisnull(rows, row, column))
		return FILTER_EITHER;
	return row_bool(rows, row, column) ? FILTER_WITH : FILTER_WITHOUT;
}

/* Phrases have one line. */
static GStrv
phrases_at(const PGresult *rows, int row, int column)
{
	return g_strsplit(PQgetvalue(rows, row, column), "\n", -1);
}

static struct filter *
read_terms(const PGresult *rows, int row, struct filter_flaw *flaw)
{
	g_auto(GStrv) any = phrases_at(rows, row, BODY_ANY);
	g_auto(GStrv) all = phrases_at(rows, row, BODY_ALL);
	const struct filter_terms terms = {
		.sender = text_at(rows, row, SENDER_IS),
		.from = text_at(rows, row, FROM_IS),
		.to = text_at(rows, row, TO_IS),
		.subject = text_at(rows, row, SUBJECT_IS),
		.body_any = (const char *const *)any,
		.body_all = (const char *const *)all,
		.header_name = text_at(rows, row, HEADER_NAME),
		.header = text_at(rows, row, HEADER_IS),
		.auth = text_at(rows, row, AUTH_IS),
		.size_over = row_int(rows, row, SIZE_OVER),
		.attachment = wish_at(rows, row, HAS_ATTACHMENT),
		.spam = wish_at(rows, row, SPAM_IS),
	};

	return filter_new(&terms, flaw);
}

static struct filter *
read_filter(const PGresult *rows, int row)
{
	struct filter_flaw flaw;
	struct filter *filter = read_terms(rows, row, &flaw);

	if (filter == NULL) {
		log_event(LOG_ERR, NULL, "filter",
			LOG_FIELDS(log_text("id", PQgetvalue(rows, row, ID)),
				log_text("term", flaw.term),
				log_text("text", flaw.flaw.why)));
		return NULL;
	}
	filter->id = row_int(rows, row, ID);
	filter->name = row_text(rows, row, NAME);
	filter->scope = (struct filter_scope){
		.account = row_int(rows, row, ACCOUNT),
		.personal = row_int(rows, row, PERSONAL),
		.user = row_int(rows, row, USER),
	};
	filter->action = filter_action_parse(PQgetvalue(rows, row, ACTION));
	filter->folder = row_int(rows, row, FOLDER);
	filter->read = row_bool(rows, row, MARK_READ);
	filter->answer = g_strdup(text_at(rows, row, ANSWER));
	filter->quiet = row_bool(rows, row, SKIP_NOTIFICATION);
	return filter;
}

static bool
map_filters(const PGresult *rows, void *out, GError **error)
{
	GPtrArray *filters = out;

	(void)error;
	for (int i = 0; i < PQntuples(rows); i++) {
		struct filter *filter = read_filter(rows, i);

		if (filter != NULL)
			g_ptr_array_add(filters, filter);
	}
	return true;
}

static char *
numbers(const GArray *array)
{
	return array ? array_int(array) : g_strdup("{}");
}

bool
filters_find(struct tx *tx, const struct filters_question *question,
	GPtrArray *filters, GError **error)
{
	g_autofree char *accounts = numbers(question->accounts);
	g_autofree char *cases = numbers(question->cases);
	g_autofree char *users = numbers(question->users);
	g_autofree char *addresses = question->addresses ?
					     array_text(question->addresses) :
					     g_strdup("{}");
	const struct param params[] = {
		param_text(accounts),
		param_text(addresses),
		param_text(cases),
		param_text(users),
		param_id(question->personal),
		param_id(question->one),
	};

	return pg_queue(tx, STMT_FILTERS_FIND, PARAMS_OF(params),
		INTO(map_filters, filters), error);
}

bool
filters_settings_find(struct tx *tx, GPtrArray *filters, GError **error)
{
	return pg_queue(tx, STMT_FILTERS_SETTINGS_FIND, NO_PARAMS,
		INTO(map_filters, filters), error);
}

bool
filters_hit(struct tx *tx, const GArray *hits, gint64 email, GError **error)
{
	g_autoptr(GArray) filters = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GArray) users = g_array_new(FALSE, FALSE, sizeof(gint64));

	for (guint i = 0; i < hits->len; i++) {
		const struct filter_hit *hit =
			&g_array_index(hits, struct filter_hit, i);

		g_array_append_val(filters, hit->filter);
		g_array_append_val(users, hit->user);
	}
	g_autofree char *filter_list = array_int(filters);
	g_autofree char *user_list = array_int(users);

	return hits->len == 0 ||
	       pg_queue(tx, STMT_FILTER_HITS_ADD,
		       PARAMS(param_text(filter_list), param_text(user_list),
			       param_id(email)),
		       NOWHERE, error);
}

bool
filters_count(struct tx *tx, const GArray *filters, const GArray *times,
	GError **error)
{
	g_autofree char *ids = array_int(filters);
	g_autofree char *numbers_of = array_int(times);

	return pg_queue(tx, STMT_FILTER_HITS_COUNT,
		PARAMS(param_text(ids), param_text(numbers_of)), NOWHERE,
		error);
}

bool
filters_fold(struct tx *tx, GError **error)
{
	return pg_queue(tx, STMT_FILTER_HITS_FOLD, NO_PARAMS, NOWHERE, error);
}
