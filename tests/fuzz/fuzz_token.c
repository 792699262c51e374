/* Tokens in recipients and in ids, from whoever writes them. */
#include "rules/token.h"

#include "fuzz.h"

enum { ACCOUNT = 7 };

static const struct token_key key = { .id = 3, .secret = "any secret does" };

/*
 * One way to write each token, upper case apart; and who knows no secret does
 * not guess one.
 */
static void
check_token(const struct token *token, const char *text)
{
	g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(key));
	g_autofree char *made = NULL;

	HOLDS(token->casefile > 0 && token->key < TOKEN_KEYS);
	made = token_make(&key, ACCOUNT, token->casefile);
	HOLDS(strlen(made) <= TOKEN_CHARS_MAX);
	g_array_append_val(keys, key);
	HOLDS(!token_is_right(token, ACCOUNT, keys) ||
		strcasestr(text, made) != NULL);
}

static void
check(const char *bytes, gsize size)
{
	g_autofree char *text = fuzz_string(bytes, size);
	struct token token = { 0 };

	if (token_of_recipient(text, "+-", &token))
		check_token(&token, text);
	if (token_of_id(text, &token))
		check_token(&token, text);
}

FUZZ_TARGET(fuzz_nothing, check)
