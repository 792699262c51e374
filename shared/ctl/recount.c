#include "ctl/recount.h"

#include "ctl/locale.h"
#include "redis/turns.h"

/*
 * What is ahead may be in flight, and not committed yet; when Redis is behind,
 * or empty, its next pick takes over what is committed.
 */
static bool
is_wrong(const struct redis_compare *committed, const struct redis_round *round)
{
	return round->mended ||
	       (round->in_flight == 0 && round->turn > committed->turn);
}

static const char *
state_of(const struct redis_compare *committed, const struct redis_round *round)
{
	if (round->mended)
		return PHRASE("set right");
	if (round->turn == 0)
		return PHRASE("not known there");
	if (round->turn == committed->turn)
		return PHRASE("right");
	if (round->in_flight > 0)
		return PHRASE("picks in flight");
	return round->turn < committed->turn ? PHRASE("behind") :
					       PHRASE("ahead");
}

static void
add_number(struct rows *rows, gint64 number)
{
	g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, number);

	rows_add_cell(rows, text);
}

static void
add_columns(struct rows *rounds)
{
	rows_add_column(rounds, "address", ROWS_TEXT);
	rows_add_column(rounds, "committed", ROWS_NUMBER);
	rows_add_column(rounds, "redis", ROWS_NUMBER);
	rows_add_column(rounds, "in_flight", ROWS_NUMBER);
	rows_add_column(rounds, "state", ROWS_TEXT);
}

static bool
compare_one(const struct ctl *ctl, struct redis *redis,
	const struct redis_compare *committed, const char *address,
	struct rows *rounds, GError **error)
{
	struct redis_round round = { 0 };

	if (!turns_compare(redis, committed, &round, error))
		return false;
	if (!ctl->json && !is_wrong(committed, &round))
		return true;
	rows_add_cell(rounds, address);
	add_number(rounds, committed->turn);
	add_number(rounds, round.turn);
	add_number(rounds, round.in_flight);
	rows_add_cell(rounds, state_of(committed, &round));
	return true;
}

static bool
compare(const struct ctl *ctl, struct redis *redis, bool mend,
	const struct rows *known, struct rows *rounds, GError **error)
{
	for (guint i = 0; i < rows_count(known); i++) {
		const struct redis_compare committed = {
			.account = rows_number(known, i, "id"),
			.turn = rows_number(known, i, "turn"),
			.pointer = rows_number(known, i, "pointer"),
			.mend = mend,
		};

		if (!compare_one(ctl, redis, &committed,
			    rows_text(known, i, "address"), rounds, error))
			return false;
	}
	return true;
}

bool
recount_rounds(struct ctl *ctl, bool mend, struct rows *rounds, char **redis,
	GError **error)
{
	const struct conf *conf = ctl->conf;
	g_autoptr(redis) server =
		redis_new(conf->redis, conf->redis_prefix, conf->redis_timeout);
	g_autoptr(rows) known = rows_new();
	g_autoptr(GError) why = NULL;

	add_columns(rounds);
	if (!redis_is_set(server))
		return true; /* then PostgreSQL keeps the rounds alone */
	if (!ctl_ask(ctl, STMT_ROUNDS_LIST, NULL, 0, known, error))
		return false;
	if (!compare(ctl, server, mend, known, rounds, &why))
		*redis = g_strdup(why->message);
	return true;
}
