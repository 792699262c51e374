#include "rules/token.h"

#include <sodium.h>
#include <string.h>

enum {
	DIGIT_BITS = 5,
	MAC_CHARS = 8 * TOKEN_MAC_BYTES / DIGIT_BITS,
	LOCAL_MAX = 64, /* RFC 5321, 4.5.3.1.1 */
};

static const char digits[] = "abcdefghijkmnpqrstuvwxyz23456789";
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

static void
append_number(GString *text, gint64 number)
{
	int shift = 60;

	while (shift > 0 && number >> shift == 0)
		shift -= DIGIT_BITS;
	for (; shift >= 0; shift -= DIGIT_BITS)
		g_string_append_c(text, digits[number >> shift & 31]);
}

static void
append_mac(GString *text, const unsigned char *mac)
{
	for (int bit = 0; bit < 8 * TOKEN_MAC_BYTES; bit += DIGIT_BITS) {
		int digit = 0;

		for (int i = bit; i < bit + DIGIT_BITS; i++)
			digit = digit << 1 | (mac[i / 8] >> (7 - i % 8) & 1);
		g_string_append_c(text, digits[digit]);
	}
}

char *
token_make(const struct token_key *key, gint64 account, gint64 casefile)
{
	unsigned char mac[crypto_auth_hmacsha256_BYTES];
	GString *text = g_string_sized_new(TOKEN_CHARS_MAX + 1);

	g_assert(casefile > 0 && key->id < TOKEN_KEYS);
	sign(key, account, casefile, mac);
	append_number(text, casefile);
	g_string_append_c(text, digits[key->id]);
	append_mac(text, mac);
	return g_string_free(text, FALSE);
}

/* -1: it is none. */
static int
digit_of(char character)
{
	const char *at = strchr(digits, g_ascii_tolower(character));

	return at != NULL && *at != '\0' ? (int)(at - digits) : -1;
}

/* There is one way to write a number: it has no zero in front. */
static bool
read_number(const char *text, size_t size, gint64 *number)
{
	gint64 value = 0;

	for (size_t i = 0; i < size; i++) {
		int digit = digit_of(text[i]);

		if (digit < 0 || (i == 0 && digit == 0) ||
			value > G_MAXINT64 >> DIGIT_BITS)
			return false;
		value = value << DIGIT_BITS | digit;
	}
	*number = value;
	return size > 0;
}

static bool
read_mac(const char *text, unsigned char mac[TOKEN_MAC_BYTES])
{
	memset(mac, 0, TOKEN_MAC_BYTES);
	for (int bit = 0; bit < 8 * TOKEN_MAC_BYTES; bit++) {
		int digit = digit_of(text[bit / DIGIT_BITS]);
		int place = DIGIT_BITS - 1 - bit % DIGIT_BITS;

		if (digit < 0)
			return false;
		mac[bit / 8] |= (digit >> place & 1) << (7 - bit % 8);
	}
	return true;
}

static bool
read_token(const char *text, size_t size, struct token *token)
{
	const size_t behind = 1 + MAC_CHARS;
	struct token read = { 0 };

	if (size <= behind || size > TOKEN_CHARS_MAX)
		return false;

	int key = digit_of(text[size - behind]);
	if (key < 0 || !read_number(text, size - behind, &read.casefile) ||
		!read_mac(text + size - MAC_CHARS, read.mac))
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

bool
token_is_right(const struct token *token, gint64 account, const GArray *keys)
{
	bool right = false;

	for (guint i = 0; i < keys->len; i++) {
		const struct token_key *key =
			&g_array_index(keys, struct token_key, i);
		unsigned char mac[crypto_auth_hmacsha256_BYTES];

		if (key->id != token->key)
			continue;
		sign(key, account, token->casefile, mac);
		right |= sodium_memcmp(mac, token->mac, TOKEN_MAC_BYTES) == 0;
	}
	return right;
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
