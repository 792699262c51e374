#include "ctl/reply_address.h"

#include "rules/token.h"

static char *
make(const struct rows *found, const char *delimiter, const GArray *keys)
{
	const char *address = rows_text(found, 0, "group_account");
	g_autofree char *token = NULL;

	if (address == NULL || keys->len == 0)
		return g_strdup(address);
	token = token_make(&g_array_index(keys, struct token_key, 0),
		rows_number(found, 0, "group_account_id"),
		rows_number(found, 0, "number"));
	return token_address(address, delimiter, token);
}

void
reply_address_add(struct rows *found, const char *delimiter, const GArray *keys)
{
	g_autofree char *address = make(found, delimiter, keys);

	rows_add_column(found, "reply_address", ROWS_TEXT);
	rows_add_cell(found, address);
}
