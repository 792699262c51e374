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
insert(struct tx *tx, const struct desk_new *new, const struct columns *c,
	GError **error)
{
	g_autofree char *accounts = array_int(new->accounts);
	g_autofree char *user = array_int(c->user);
	g_autofree char *place = array_text(c->place);
	g_autofree char *folder = array_int(c->folder);
	g_autofree char *read = array_text(c->read);
	g_autofree char *quiet = array_text(c->quiet);
	const struct param params[] = {
		param_int(new->email),
		param_case(new->casefile),
		param_text(accounts),
		param_id(new->group_folder),
		param_id(new->author),
		param_text(user),
		param_text(place),
		param_text(folder),
		param_text(read),
		param_text(quiet),
	};

	return pg_queue(tx, STMT_EMAIL_USERS_ADD, PARAMS_OF(params), NOWHERE,
		error);
}

bool
desks_add(struct tx *tx, const struct desk_new *new, GError **error)
{
	struct columns columns;
	bool queued = false;

	columns_init(&columns);
	for (guint i = 0; i < new->outcomes->len; i++)
		add_outcome(&columns,
			&g_array_index(new->outcomes, struct desk_outcome, i));
	queued = insert(tx, new, &columns, error);
	columns_clear(&columns);
	return queued;
}
