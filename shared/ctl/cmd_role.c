/* postcase role list, show, add, set, delete: what users may */
#include "ctl/cmd.h"
#include "ctl/output.h"
#include "ctl/role.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"

#include <string.h>
#include <sysexits.h>

static const struct column list_columns[] = {
	{ "name", "NAME", 0 },
	{ "email", "E-MAIL (READ, EDIT, DELETE)", 0 },
	{ "case", "CASE (READ, EDIT)", 0 },
	{ "users", "USERS", COLUMN_CUT },
	{ "teams", "TEAMS", COLUMN_CUT },
	{ "is_default", "DEFAULT", 0 },
	{ NULL, NULL, 0 },
};

static const struct column record_columns[] = {
	{ "name", "role", 0 },
	{ "is_default", "default", 0 },
	{ "email_read", "email-read", 0 },
	{ "email_edit", "email-edit", 0 },
	{ "email_delete", "email-delete", 0 },
	{ "case_read", "case-read", 0 },
	{ "case_edit", "case-edit", 0 },
	{ "group_account", "group-account", 0 },
	{ "assignment", "assignment", 0 },
	{ "customer_read", "customer-read", 0 },
	{ "customer_edit", "customer-edit", 0 },
	{ "personal_accounts", "personal-accounts", 0 },
	{ "import", "import", 0 },
	{ "mass_update", "mass-update", 0 },
	{ "users", "users", 0 },
	{ "teams", "teams", 0 },
	{ NULL, NULL, 0 },
};

static const struct list list = { STMT_ROLES_LIST, list_columns,
	"no roles, so that only administrators may anything; make one: "
	"postcase role add NAME" };

bool
role_no_such(const char *name, GError **error)
{
	return status_set(error, EX_NOUSER,
		"there is no role '%s'; see: postcase role list", name);
}

bool
cmd_role_list(struct ctl *ctl, char **args, GError **error)
{
	(void)args;
	return output_list(ctl, &list, ROWS_TEXTS(NULL), error);
}

bool
cmd_role_show(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(rows) role = rows_new();

	if (!ctl_ask(ctl, STMT_ROLES_LIST, ROWS_TEXTS(args[0]), role, error))
		return false;
	if (rows_count(role) == 0)
		return role_no_such(args[0], error);
	output_record(ctl, role, record_columns, NULL);
	return true;
}

static bool
add(struct ctl *ctl, const char *name, GError **error)
{
	g_autoptr(rows) made = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);
	bool any = false;

	if (tx == NULL ||
		!rows_ask(tx, STMT_ROLES_ADD, ROWS_TEXTS(name), made, error) ||
		!role_apply(tx, name, &any, error) || !tx_trip(tx, error))
		return false;
	if (rows_count(made) == 0)
		return status_set(error, EX_DATAERR,
			"there is a role '%s' already; see: postcase role show "
			"'%s'",
			name, name);
	return tx_commit(tx, error);
}

bool
cmd_role_add(struct ctl *ctl, char **args, GError **error)
{
	if (!value_name(args[0], "name", error) || !add(ctl, args[0], error))
		return false;
	if (ctl->json)
		return cmd_role_show(ctl, args, error);
	say("role %s made; give it: postcase role give '%s' LOGIN...", args[0],
		args[0]);
	return true;
}

/* The role as it is; nobody else says what it is used for. */
static bool
find(struct tx *tx, const char *name, struct rows *role, GError **error)
{
	if (!rows_ask(tx, STMT_ROLES_LIST, ROWS_TEXTS(name), role, error) ||
		!tx_trip(tx, error))
		return false;
	return rows_count(role) > 0 || role_no_such(name, error);
}

static bool
set(struct ctl *ctl, const char *name, GError **error)
{
	g_autoptr(rows) role = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);
	bool any = false;

	if (tx == NULL || !find(tx, name, role, error) ||
		!role_apply(tx, name, &any, error))
		return false;
	if (!any)
		return status_set(error, EX_USAGE,
			"nothing to change; see: postcase role set --help");
	return tx_commit(tx, error);
}

bool
cmd_role_set(struct ctl *ctl, char **args, GError **error)
{
	if (!set(ctl, args[0], error))
		return false;
	if (!ctl->json)
		say("role %s changed:\n", args[0]);
	return cmd_role_show(ctl, args, error);
}

static bool delete (struct ctl *ctl, const char *name, GError **error)
{
	g_autoptr(rows) role = rows_new();
	g_autoptr(rows) gone = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	if (tx == NULL || !find(tx, name, role, error) ||
		!rows_ask(tx, STMT_ROLES_DELETE, ROWS_TEXTS(name), gone,
			error) ||
		!tx_trip(tx, error))
		return false;
	if (rows_true(role, 0, "is_default"))
		return status_set(error, EX_DATAERR,
			"it is the role of those who have no other; make "
			"another one that: postcase role set NAME --default");
	if (rows_count(gone) == 0)
		return status_set(error, EX_DATAERR,
			"somebody has it; see: postcase role show '%s', and "
			"take it away: postcase role take --help",
			name);
	return tx_commit(tx, error);
}

bool
cmd_role_delete(struct ctl *ctl, char **args, GError **error)
{
	if (!delete (ctl, args[0], error))
		return false;
	if (ctl->json)
		return cmd_role_list(ctl, args, error);
	say("role %s deleted", args[0]);
	return true;
}
