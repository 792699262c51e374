#include "store/desks.h"

#include "store/array.h"
#include "store/pg.h"

/* The columns of an array of outcomes, each as PostgreSQL's array. */
struct columns {
	GPtrArray *place, *read, *quiet;
	GArray *user, *folder;
};

static void
columns_init(struct columns *c)
{
	c->user = g_array_new(FALSE, FALSE, sizeof(gint64));
	c->folder = g_array_new(FALSE, FALSE, sizeof(gint64));
	c->place = g_ptr_array_new_with_free_func(g_free);
	c->read = g_ptr_array_new_with_free_func(g_free);
	c->quiet = g_ptr_array_new_with_free_func(g_free);
}

static void
columns_clear(struct columns *c)
{
	g_array_unref(c->user);
	g_array_unref(c->folder);
	g_ptr_array_unref(c->place);
	g_ptr_array_unref(c->read);
	g_ptr_array_unref(c->quiet);
}

static void
add_outcome(struct columns *c, const struct desk_outcome *o)
{
	g_array_append_val(c->user, o->user);
	g_array_append_val(c->folder, o->folder);
	g_ptr_array_add(c->place, g_strdup(desk_place_name(o->place)));
	g_ptr_array_add(c->read, g_strdup(o->read ? "t" : "f"));
	g_ptr_array_add(c->quiet, g_strdup(o->quiet ? "t" : "f"));
}

static bool
update(struct tx *tx, gint64 email, const struct columns *c, GError **error)
{
	g_autofree char *user = array_int(c->user);
	g_autofree char *place = array_text(c->place);
	g_autofree char *folder = array_int(c->folder);
	g_autofree char *read = array_text(c->read);
	g_autofree char *quiet = array_text(c->quiet);

	return pg_queue(tx, STMT_EMAIL_USERS_FILTER,
		PARAMS(param_int(email), param_text(user), param_text(place),
			param_text(folder), param_text(read),
			param_text(quiet)),
		NOWHERE, error);
}

bool
desks_filter(struct tx *tx, gint64 email, const GArray *outcomes,
	GError **error)
{
	struct columns columns;
	bool queued = false;

	columns_init(&columns);
	for (guint i = 0; i < outcomes->len; i++)
		add_outcome(&columns,
			&g_array_index(outcomes, struct desk_outcome, i));
	queued = update(tx, email, &columns, error);
	columns_clear(&columns);
	return queued;
}

bool
desks_add(struct tx *tx, gint64 email, const GArray *users, gint64 author,
	GError **error)
{
	g_autofree char *list = array_int(users);

	return pg_queue(tx, STMT_EMAIL_USERS_ADD,
		PARAMS(param_int(email), param_text(list), param_id(author)),
		NOWHERE, error);
}

bool
desks_add_teams(struct tx *tx, gint64 email, const GArray *accounts,
	gint64 group_folder, GError **error)
{
	g_autofree char *list = array_int(accounts);

	return pg_queue(tx, STMT_EMAIL_USERS_ADD_TEAMS,
		PARAMS(param_int(email), param_text(list),
			param_id(group_folder)),
		NOWHERE, error);
}
