#include "ctl/desk.h"

#include "ctl/locale.h"
#include "ctl/status.h"
#include "store/rights.h"

#include <string.h>
#include <sysexits.h>

#define ID "%" G_GINT64_FORMAT

/* clang-format off */
static const struct desk_verb verbs[] = {
	{ "trash",     .from = "inbox", .place = "trash",   .moves = true, .knows = true, .done = PHRASE("in the trash") },
	{ "archive",   .from = "inbox", .place = "archive", .moves = true, .done = PHRASE("in the archive") },
	{ "restore",   .from = "trash", .place = "back",    .moves = true, .done = PHRASE("back where they were") },
	{ "move",      .from = "inbox", .moves = true,      .done = PHRASE("moved") },
	{ "read",      .from = "inbox", .read = "t",        .knows = true, .done = PHRASE("read") },
	{ "unread",    .from = "inbox", .read = "f",        .done = PHRASE("unread") },
	{ "important", .from = "inbox", .important = "t",   .done = PHRASE("important") },
	{ "ordinary",  .from = "inbox", .important = "f",   .done = PHRASE("ordinary") },
	{ "delete",    .from = NULL,    .deletes = true,    .done = PHRASE("deleted for everybody") },
};
/* clang-format on */

/* The e-mails of one trip. */
struct pile {
	const struct ctl *ctl;
	struct tx *tx;
	const struct desk_change *change;
	struct rows *found;         /* desks_find.sql */
	GArray *ties;               /* of struct right_ties */
	GArray *all, *own, *shared; /* shared: in group folders */
};

const struct desk_verb *
desk_verb(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
		if (strcmp(verbs[i].name, name) == 0)
			return &verbs[i];
	g_assert_not_reached();
}

/* Is it somebody's own doing, beside or instead of what is done for all? */
static bool
is_own(const struct desk_change *c, bool together)
{
	if (c->verb->deletes || c->group_folder != NULL)
		return false;
	return !together || c->verb->place == NULL;
}

static enum access_action
right_for(const struct desk_change *c, bool together)
{
	if (c->verb->deletes)
		return ACCESS_DELETE;
	return together || c->group_folder != NULL ? ACCESS_EDIT : ACCESS_READ;
}

static const char *
name_of(const struct ctl *ctl)
{
	return ctl->viewer.login ? ctl->viewer.login : "nobody";
}

/* The e-mail of a row. */
static bool
sort(struct pile *pile, guint row, GError **error)
{
	const struct desk_change *c = pile->change;
	gint64 id = rows_number(pile->found, row, "id");
	bool together = c->verb->moves && rows_true(pile->found, row, "shared");
	bool own = is_own(c, together);

	if (!viewer_may_email_tied(pile->ctl, id,
		    &g_array_index(pile->ties, struct right_ties, row),
		    right_for(c, together), error))
		return false;
	if (own && !rows_true(pile->found, row, "has"))
		return status_set(error, EX_DATAERR,
			"e-mail " ID " did not come to %s, so it is on no desk "
			"of his%s",
			id, name_of(pile->ctl),
			pile->ctl->viewer.login ? "" :
						  "; say whose: --as LOGIN");
	g_array_append_val(pile->all, id);
	if (own)
		g_array_append_val(pile->own, id);
	if (together)
		g_array_append_val(pile->shared, id);
	return true;
}

/* What may not be done is left out, if so; anything else is a fault. */
static bool
forgive(struct desk_change *change, GError *why, GError **error)
{
	if (!change->forgives || why->domain != POSTCASE_STATUS) {
		g_propagate_error(error, why);
		return false;
	}
	g_error_free(why);
	change->left++;
	return true;
}

static bool
sort_all(struct pile *pile, struct desk_change *change, GError **error)
{
	for (guint i = 0; i < rows_count(pile->found); i++) {
		GError *why = NULL;

		if (!sort(pile, i, &why) && !forgive(change, why, error))
			return false;
	}
	return true;
}

/* Queues what is done for everybody. */
static bool
queue_shared(struct tx *tx, const struct desk_change *c, const char *all,
	const char *shared, GError **error)
{
	if (c->verb->deletes)
		return rows_ask(tx, STMT_EMAILS_DELETE, ROWS_TEXTS(all), NULL,
			error);
	if (c->group_folder != NULL)
		return rows_ask(tx, STMT_EMAILS_SET_GROUP_FOLDER,
			       ROWS_TEXTS(all, c->group_folder), NULL, error) &&
		       rows_ask(tx, STMT_DESKS_ADD,
			       ROWS_TEXTS(all, c->group_folder), NULL, error);
	if (c->verb->place == NULL)
		return rows_ask(tx, STMT_EMAILS_SET_GROUP_FOLDER,
			ROWS_TEXTS(shared, NULL), NULL, error);
	return rows_ask(tx, STMT_EMAILS_SET_GROUP_PLACE,
		ROWS_TEXTS(shared, c->place), NULL, error);
}

static bool
queue(const struct pile *pile, GError **error)
{
	const struct desk_change *c = pile->change;
	const char *user = pile->ctl->viewer.id;
	g_autofree char *all = rows_numbers(pile->all);
	g_autofree char *own = rows_numbers(pile->own);
	g_autofree char *shared = rows_numbers(pile->shared);
	bool is_shared = right_for(c, pile->shared->len > 0) != ACCESS_READ;

	if (is_shared && !queue_shared(pile->tx, c, all, shared, error))
		return false;
	if (pile->own->len > 0 &&
		!rows_ask(pile->tx, STMT_DESKS_SET,
			ROWS_TEXTS(user, own, c->place, c->folder,
				c->verb->read, c->verb->important),
			NULL, error))
		return false;
	return !c->verb->knows ||
	       rows_ask(pile->tx, STMT_NOTIFICATIONS_READ_EMAILS,
		       ROWS_TEXTS(user, all), NULL, error);
}

bool
desk_see(const struct ctl *ctl, struct tx *tx, const char *id, GError **error)
{
	const char *user = ctl->viewer.id;
	g_autofree char *list = g_strdup_printf("{%s}", id);

	return ctl->viewer.user == 0 ||
	       (rows_ask(tx, STMT_DESKS_SET,
			ROWS_TEXTS(user, list, NULL, NULL, "t", NULL), NULL,
			error) &&
		       rows_ask(tx, STMT_NOTIFICATIONS_READ_EMAILS,
			       ROWS_TEXTS(user, list), NULL, error));
}

static bool
find(const struct pile *pile, const GArray *emails, GError **error)
{
	const struct viewer *viewer = &pile->ctl->viewer;
	g_autofree char *ids = rows_numbers(emails);

	return rows_ask(pile->tx, STMT_DESKS_FIND,
		       ROWS_TEXTS(viewer->id, ids,
			       viewer->access.administrator ? "t" : "f"),
		       pile->found, error) &&
	       rights_of_emails(pile->tx, emails, viewer->user, pile->ties,
		       error) &&
	       tx_trip(pile->tx, error);
}

bool
desk_do(const struct ctl *ctl, struct tx *tx, struct desk_change *change,
	const GArray *emails, GError **error)
{
	g_autoptr(rows) found = rows_new();
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GArray) own = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GArray) shared = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GArray) ties =
		g_array_new(FALSE, FALSE, sizeof(struct right_ties));
	struct pile pile = { ctl, tx, change, found, ties, all, own, shared };

	if (!find(&pile, emails, error) || !sort_all(&pile, change, error) ||
		(all->len > 0 && !queue(&pile, error)) || !tx_trip(tx, error))
		return false;
	change->done += all->len;
	return true;
}
