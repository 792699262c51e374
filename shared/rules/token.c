#include "rules/token.h"

#include "rules/digits.h"

#include <sodium.h>
#include <string.h>

enum {
	MAC_CHARS = DIGITS_OF_BYTES(TOKEN_MAC_BYTES),
	LOCAL_MAX = 64, /* RFC 5321, 4.5.3.1.1 */
};

static const char id_start[] = "postcase.";

/* Another kind of token, or another way to sign, gets another text. */
static const char purpose[] = "postcase case token 1";

/* What is signed, the numbers with the high byte first. */
struct claim {
	unsigned char purpose[sizeof(purpose) - 1];
	unsigned char account[sizeof(guint64)];
	unsigned char casefile[sizeof(guint64)];
	unsigned char key;
};

static void
put(unsigned char *bytes, gint64 number)
{
	guint64 big = GUINT64_TO_BE((guint64)number);

	memcpy(bytes, &big, sizeof(big));
}

/* Needs no sodium_init(): nothing in it is chosen by processor. */
static void
sign(const struct token_key *key, gint64 account, gint64 casefile,
	unsigned char mac[crypto_auth_hmacsha256_BYTES])
{
	struct claim claim = { .key = (unsigned char)key->id };

	G_STATIC_ASSERT(sizeof(claim) == sizeof(purpose) + 16); /* no gaps */
	G_STATIC_ASSERT(TOKEN_SECRET_BYTES == crypto_auth_hmacsha256_KEYBYTES);
	memcpy(claim.purpose, purpose, sizeof(claim.purpose));
	put(claim.account, account);
	put(claim.casefile, casefile);
	crypto_auth_hmacsha256(mac, (const unsigned char *)&claim,
		sizeof(claim), key->secret);
}

char *
token_make(const struct token_key *key, gint64 account, gint64 casefile)
{
	unsigned char mac[crypto_auth_hmacsha256_BYTES];
	GString *text = g_string_sized_new(TOKEN_CHARS_MAX + 1);

	g_assert(casefile > 0 && key->id < TOKEN_KEYS);
	sign(key, account, casefile, mac);
	digits_add_number(text, casefile);
	g_string_append_c(text, digits_char(key->id));
	digits_add_bytes(text, mac, TOKEN_MAC_BYTES);
	return g_string_free(text, FALSE);
}

static bool
read_token(const char *text, size_t size, struct token *token)
{
	const size_t behind = 1 + MAC_CHARS;
	struct token read = { 0 };

	if (size <= behind || size > TOKEN_CHARS_MAX)
		return false;

	int key = digits_value(text[size - behind]);
	if (key < 0 ||
		!digits_read_number(text, size - behind, &read.casefile) ||
		!digits_read_bytes(text + size - MAC_CHARS, read.mac,
			TOKEN_MAC_BYTES))
		return false;
	read.key = (unsigned)key;
	*token = read;
	return true;
}

bool
token_of_recipient(const char *recipient, const char *delimiter,
	struct token *token)
{
	const char *domain = strrchr(recipient, '@');

	if (domain == NULL || domain == recipient)
		return false;

	const char *sign = recipient + 1 + strcspn(recipient + 1, delimiter);
	return sign < domain &&
	       read_token(sign + 1, (size_t)(domain - sign - 1), token);
}

bool
token_of_id(const char *id, struct token *token)
{
	const size_t start = sizeof(id_start) - 1;

	if (g_ascii_strncasecmp(id, id_start, start) != 0 ||
		strchr(id, '@') == NULL)
		return false;
	return read_token(id + start, strcspn(id + start, ".@"), token);
}

const struct token_key *
token_key_of(const GArray *keys, unsigned id)
{
	for (guint i = 0; i < keys->len; i++) {
		const struct token_key *key =
			&g_array_index(keys, struct token_key, i);

		if (key->id == id)
			return key;
	}
	return NULL;
}

bool
token_is_right(const struct token *token, gint64 account, const GArray *keys)
{
	const struct token_key *key = token_key_of(keys, token->key);
	unsigned char mac[crypto_auth_hmacsha256_BYTES];

	if (key == NULL)
		return false;
	sign(key, account, token->casefile, mac);
	return sodium_memcmp(mac, token->mac, TOKEN_MAC_BYTES) == 0;
}

char *
token_address(const char *address, const char *delimiter, const char *token)
{
	const char *domain = strrchr(address, '@');
	size_t local = domain ? (size_t)(domain - address) : 0;

	if (domain == NULL || *delimiter == '\0' ||
		local + 1 + strlen(token) > LOCAL_MAX)
		return g_strdup(address);
	return g_strdup_printf("%.*s%c%s%s", (int)local, address, *delimiter,
		token, domain);
}
