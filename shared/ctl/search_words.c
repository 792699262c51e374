#include "ctl/search_words.h"

#include "ctl/progress.h"

enum {
	BATCH = 500,
	PATIENCE_MS = 60 * 1000, /* of one batch; long texts take a while */
	/* An e-mail may be committed so many ids behind others. */
	LATE = 20000,
};

static bool
find_range(struct ctl *ctl, gint64 *at, gint64 *newest, GError **error)
{
	g_autoptr(rows) range = rows_new();

	if (!ctl_ask(ctl, STMT_WORDS_RANGE, NULL, 0, range, error))
		return false;
	*at = MAX(rows_number(range, 0, "written") - LATE, 0);
	*newest = rows_number(range, 0, "newest");
	return true;
}

/* The next ones above *at, which goes up to the last; got: how many. */
static bool
write_batch(struct ctl *ctl, gint64 *at, guint *got, GError **error)
{
	g_autofree char *above = g_strdup_printf("%" G_GINT64_FORMAT, *at);
	g_autofree char *most = g_strdup_printf("%d", BATCH);
	g_autoptr(rows) set = rows_new();
	g_autoptr(rows) locked = rows_new();
	g_autoptr(rows) done = rows_new();
	g_autoptr(tx) tx = tx_begin(ctl->db, clock_in_ms(PATIENCE_MS), error);

	if (tx == NULL ||
		!rows_ask(tx, STMT_CHECK_PATIENCE, ROWS_TEXTS("1min"), set,
			error) ||
		!rows_ask(tx, STMT_WORDS_LOCK, NULL, 0, locked, error) ||
		!rows_ask(tx, STMT_WORDS_ADD, ROWS_TEXTS(above, most), done,
			error) ||
		!tx_commit(tx, error))
		return false;
	*got = rows_count(done);
	for (guint i = 0; i < *got; i++)
		*at = MAX(*at, rows_number(done, i, "id"));
	return true;
}

bool
search_words_write(struct ctl *ctl, GError **error)
{
	struct progress bar;
	gint64 at = 0, newest = 0, from = 0;
	guint got = BATCH;
	bool ok = find_range(ctl, &at, &newest, error);

	from = at;
	progress_begin(&bar, "reading e-mails for the search", newest - from);
	while (ok && got > 0) {
		ok = write_batch(ctl, &at, &got, error);
		progress_at(&bar, MIN(at, newest) - from);
	}
	progress_end(&bar);
	return ok;
}
