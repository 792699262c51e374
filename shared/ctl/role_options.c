/* The options of `postcase role add` and `role set`, and what they say. */
#include "ctl/cmd.h"
#include "ctl/role.h"
#include "ctl/value.h"

static struct role_said said;

static const char *const levels[] = { "no", "own", "team", "all", NULL };
static const char *const shared_levels[] = { "no", "team", "all", NULL };

/* words NULL: yes or no */
static const struct {
	const char *option;
	const char *const *words;
} rights[ROLE_RIGHTS] = {
	{ "email-read", levels },
	{ "email-edit", levels },
	{ "email-delete", levels },
	{ "case-read", levels },
	{ "case-edit", levels },
	{ "group-account", shared_levels },
	{ "assignment", shared_levels },
	{ "customer-read", NULL },
	{ "customer-edit", NULL },
	{ "personal-accounts", NULL },
	{ "import", NULL },
	{ "mass-update", NULL },
};

/* clang-format off */
const GOptionEntry role_options[] = {
	{ "email-read", 0, 0, G_OPTION_ARG_STRING, &said.rights[0], "which e-mails may be read", "no|own|team|all" },
	{ "email-edit", 0, 0, G_OPTION_ARG_STRING, &said.rights[1], "which may be changed", "no|own|team|all" },
	{ "email-delete", 0, 0, G_OPTION_ARG_STRING, &said.rights[2], "which may be deleted, for everybody", "no|own|team|all" },
	{ "case-read", 0, 0, G_OPTION_ARG_STRING, &said.rights[3], "which cases may be read", "no|own|team|all" },
	{ "case-edit", 0, 0, G_OPTION_ARG_STRING, &said.rights[4], "which may be changed", "no|own|team|all" },
	{ "group-account", 0, 0, G_OPTION_ARG_STRING, &said.rights[5], "from which group accounts mail may be sent", "no|team|all" },
	{ "assignment", 0, 0, G_OPTION_ARG_STRING, &said.rights[6], "to whom work may be given", "no|team|all" },
	{ "customer-read", 0, 0, G_OPTION_ARG_STRING, &said.rights[7], "accounts, contacts, leads, opportunities are read", "yes|no" },
	{ "customer-edit", 0, 0, G_OPTION_ARG_STRING, &said.rights[8], "and changed", "yes|no" },
	{ "personal-accounts", 0, 0, G_OPTION_ARG_STRING, &said.rights[9], "an account of one's own may be polled", "yes|no" },
	{ "import", 0, 0, G_OPTION_ARG_STRING, &said.rights[10], "customers and mail may be imported", "yes|no" },
	{ "mass-update", 0, 0, G_OPTION_ARG_STRING, &said.rights[11], "many records may be changed at once", "yes|no" },
	{ "default", 0, 0, G_OPTION_ARG_NONE, &said.is_default, "the role of those who have no other", NULL },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static bool
read_right(size_t i, const char **right, GError **error)
{
	const char *text = said.rights[i];
	g_autofree char *option = g_strconcat("--", rights[i].option, NULL);

	*right = NULL;
	if (rights[i].words == NULL || text == NULL)
		return value_yes(text, option, right, error);
	*right = text;
	return value_word(text, option, rights[i].words, error);
}

bool
role_apply(struct tx *tx, const char *name, bool *any, GError **error)
{
	const char *texts[ROLE_RIGHTS + 2] = { name };

	*any = said.is_default;
	for (size_t i = 0; i < ROLE_RIGHTS; i++) {
		if (!read_right(i, &texts[i + 1], error))
			return false;
		*any = *any || texts[i + 1] != NULL;
	}
	texts[ROLE_RIGHTS + 1] = said.is_default ? "t" : "f";
	return (!said.is_default || rows_ask(tx, STMT_ROLES_NO_DEFAULT, NULL, 0,
					    NULL, error)) &&
	       rows_ask(tx, STMT_ROLES_SET, texts, G_N_ELEMENTS(texts), NULL,
		       error);
}
