#include "ctl/pages.h"

#include "ctl/json.h"
#include "ctl/locale.h"
#include "ctl/table.h"
#include "ctl/term.h"
#include "ctl/value.h"

#include <string.h>

enum { PAGE = 500, PEOPLE = 50, TEXTS_MAX = 14 };

struct pages {
	struct ctl *ctl;
	const struct list *list;
	const char *texts[TEXTS_MAX + 2];
	size_t n;
	gint64 left; /* rows that may still come, and one that shows more */
	struct rows *rows;
	bool first;   /* no row was printed yet */
	char key[24]; /* of the last row; "" before */
};

/* Appends the next page; fewer rows than PAGE are the last. */
static bool
ask(struct pages *p, guint *got, GError **error)
{
	guint before = rows_count(p->rows);
	g_autofree char *most = g_strdup_printf("%" G_GINT64_FORMAT,
		MIN(p->left, (gint64)PAGE));

	p->texts[p->n] = p->key[0] != '\0' ? p->key : NULL;
	p->texts[p->n + 1] = most;
	if (!ctl_ask(p->ctl, p->list->stmt, p->texts, p->n + 2, p->rows, error))
		return false;

	guint count = rows_count(p->rows);
	if (count > before)
		g_strlcpy(p->key, rows_cell(p->rows, count - 1, 0),
			sizeof(p->key));
	*got = count - before;
	p->left -= *got;
	return true;
}

static bool
ask_all(struct pages *p, GError **error)
{
	guint got = PAGE;

	while (got == PAGE && p->left > 0) {
		if (!ask(p, &got, error))
			return false;
		if (p->left == 0)
			rows_cut(p->rows, rows_count(p->rows) - 1);
		if (p->ctl->json) {
			json_print_rows(p->rows, &p->first);
			rows_cut(p->rows, 0);
		}
	}
	return true;
}

static void
end(const struct pages *p)
{
	if (p->ctl->json)
		json_print_end(p->first);
	else if (rows_count(p->rows) == 0)
		note("%s", locale_text(p->list->none));
	else
		table_print(p->rows, p->list->columns, 0);
}

bool
pages_print(struct ctl *ctl, const struct list *list, const char *const *texts,
	size_t n, const struct pages_limit *said, GError **error)
{
	g_autoptr(rows) rows = rows_new();
	gint64 limit = ctl->json || said->all ? 0 : PEOPLE;
	struct pages pages = { ctl, list, .n = n, .rows = rows, .first = true };

	g_assert(n <= TEXTS_MAX);
	memcpy(pages.texts, texts, n * sizeof(*texts));
	if (said->text != NULL && !value_limit(said->text, &limit, error))
		return false;
	pages.left = limit > 0 ? limit + 1 : G_MAXINT64;
	if (!ask_all(&pages, error))
		return false;
	end(&pages);
	if (pages.left == 0)
		note("there are more: --limit N or --all");
	return true;
}
