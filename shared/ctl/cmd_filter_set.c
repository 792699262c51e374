/* postcase filter add, filter set */
#include "ctl/cmd.h"
#include "ctl/filter_form.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"
#include "ctl/value_address.h"

#include <string.h>
#include <sysexits.h>

/* Whose mail a new filter is for, as a statement takes it. */
struct scope {
	const char *group, *personal, *user;
};

static bool
check_scope(const struct ctl *ctl, GError **error)
{
	const struct filter_said *s = &filter_said;
	int n = s->global + s->user + (s->group != NULL) +
		(s->personal != NULL);

	if (n != 1)
		return status_set(error, EX_USAGE,
			"say which mail it is for, once: --global, --group "
			"ADDRESS, --personal ADDRESS, or --user");
	if ((s->global || s->group != NULL) &&
		!ctl->viewer.access.administrator)
		return status_set(error, EX_NOPERM,
			"filters for others' mail are an administrator's; for "
			"the own inbox: --user");
	return !s->user || ctl->viewer.user != 0 ||
	       status_set(error, EX_USAGE,
		       "whose inbox is meant? say --as LOGIN");
}

static bool
refuse_scope(const struct scope *scope, GError **error)
{
	if (filter_said.group != NULL && scope->group == NULL)
		return status_set(error, EX_NOUSER,
			"there is no group account %s; see: postcase group "
			"list",
			filter_said.group);
	if (filter_said.personal != NULL && scope->personal == NULL)
		return status_set(error, EX_NOUSER,
			"there is no personal account %s",
			filter_said.personal);
	return true;
}

static bool
fold(const char *said, char **address, GError **error)
{
	return said == NULL || (*address = value_address(said, error)) != NULL;
}

static bool
find_scope(const struct ctl *ctl, struct tx *tx, struct scope *scope,
	struct rows *found, GError **error)
{
	g_autofree char *group = NULL;
	g_autofree char *personal = NULL;
	const char *whose =
		ctl->viewer.access.administrator ? NULL : ctl->viewer.id;

	if (!fold(filter_said.group, &group, error) ||
		!fold(filter_said.personal, &personal, error) ||
		!rows_ask(tx, STMT_FILTER_TARGETS_FIND,
			ROWS_TEXTS(group, personal, whose, NULL, NULL, NULL),
			found, error) ||
		!tx_trip(tx, error))
		return false;
	*scope = (struct scope){
		.group = rows_text(found, 0, "group_account"),
		.personal = rows_text(found, 0, "personal_account"),
		.user = filter_said.user ? ctl->viewer.id : NULL,
	};
	return refuse_scope(scope, error);
}

/* An empty one, which filter_write() fills. */
static bool
insert(struct ctl *ctl, struct tx *tx, const char *name, struct rows *filter,
	GError **error)
{
	g_autoptr(rows) found = rows_new();
	g_autoptr(rows) made = rows_new();
	struct scope scope;

	return find_scope(ctl, tx, &scope, found, error) &&
	       rows_ask(tx, STMT_FILTERS_ADD,
		       ROWS_TEXTS(name, scope.group, scope.personal,
			       scope.user),
		       made, error) &&
	       tx_trip(tx, error) &&
	       filter_find(ctl, tx, rows_text(made, 0, "id"), filter, error);
}

static bool
add(struct ctl *ctl, const struct filter_form *form, const char *name,
	struct rows *now, GError **error)
{
	g_autoptr(rows) filter = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	return tx != NULL && insert(ctl, tx, name, filter, error) &&
	       filter_write(ctl, tx, form, filter, now, error);
}

bool
cmd_filter_add(struct ctl *ctl, char **args, GError **error)
{
	struct filter_form form = { 0 };
	g_autoptr(rows) now = rows_new();
	bool done = false;

	if (filter_said.action == NULL)
		return status_set(error, EX_USAGE,
			"--action is wanted; see: postcase filter add --help");
	done = value_name(args[0], "name", error) && check_scope(ctl, error) &&
	       filter_form_read(&form, error) &&
	       add(ctl, &form, args[0], now, error);
	filter_form_clear(&form);
	if (!done)
		return false;
	if (ctl->json)
		filter_print(ctl, now);
	else
		say("filter %s made: %s: %s; what would it do? postcase filter "
		    "test %s FILE",
			rows_text(now, 0, "id"), rows_text(now, 0, "asks"),
			rows_text(now, 0, "action"), rows_text(now, 0, "id"));
	return true;
}

static bool
is_said(void)
{
	static const struct filter_said nothing;

	return memcmp(&filter_said, &nothing, sizeof(nothing)) != 0;
}

static bool
change(struct ctl *ctl, const struct filter_form *form, const char *id,
	struct rows *now, GError **error)
{
	g_autoptr(rows) filter = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	return tx != NULL && filter_find(ctl, tx, id, filter, error) &&
	       filter_write(ctl, tx, form, filter, now, error);
}

bool
cmd_filter_set(struct ctl *ctl, char **args, GError **error)
{
	struct filter_form form = { 0 };
	g_autoptr(rows) now = rows_new();
	g_autofree char *id = NULL;
	bool done = false;

	if (!is_said())
		return status_set(error, EX_USAGE,
			"nothing to change; see: postcase filter set --help");
	done = value_id(args[0], "id of a filter", &id, error) &&
	       filter_form_read(&form, error) &&
	       change(ctl, &form, id, now, error);
	filter_form_clear(&form);
	if (!done)
		return false;
	if (!ctl->json)
		say("filter %s changed:\n", id);
	filter_print(ctl, now);
	return true;
}
