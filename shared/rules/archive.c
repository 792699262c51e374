#include "rules/archive.h"

#include "rules/digits.h"

#include <sodium.h>
#include <string.h>

enum {
	MAC_CHARS = DIGITS_OF_BYTES(ARCHIVE_MAC_BYTES),
	NUMBERS = 4,
};

static const char local_start[] = "archive+";

/* Another way to sign gets another text. */
static const char purpose[] = "postcase archive copy 1";

/* What is signed in front of the Message-ID, the high bytes first. */
struct claim {
	unsigned char purpose[sizeof(purpose) - 1];
	unsigned char number[NUMBERS][sizeof(guint64)];
	unsigned char key;
};

static void
put(unsigned char *bytes, gint64 number)
{
	guint64 big = GUINT64_TO_BE((guint64)number);

	memcpy(bytes, &big, sizeof(big));
}

static struct claim
claim_of(const struct archive *archive, unsigned key)
{
	struct claim claim = { .key = (unsigned char)key };

	G_STATIC_ASSERT(
		sizeof(claim) == sizeof(purpose) + sizeof(claim.number));
	memcpy(claim.purpose, purpose, sizeof(claim.purpose));
	put(claim.number[0], archive->user);
	put(claim.number[1], archive->casefile);
	put(claim.number[2], archive->account);
	put(claim.number[3], archive->time);
	return claim;
}

/* The claim has one size, so the Message-ID may stand behind it as it is. */
static void
sign(const struct archive *archive, const char *message_id,
	const struct token_key *key,
	unsigned char mac[crypto_auth_hmacsha256_BYTES])
{
	struct claim claim = claim_of(archive, key->id);
	crypto_auth_hmacsha256_state state;

	crypto_auth_hmacsha256_init(&state, key->secret, sizeof(key->secret));
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)&claim,
		sizeof(claim));
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)message_id,
		strlen(message_id));
	crypto_auth_hmacsha256_final(&state, mac);
	sodium_memzero(&state, sizeof(state));
}

char *
archive_address(const struct archive *archive, const char *message_id,
	const struct token_key *key, const char *domain)
{
	unsigned char mac[crypto_auth_hmacsha256_BYTES];
	GString *text = g_string_new(local_start);

	g_assert(archive->user > 0 && archive->casefile >= 0 &&
		 archive->account > 0 && archive->time > 0 &&
		 key->id < TOKEN_KEYS && *message_id != '\0');
	sign(archive, message_id, key, mac);
	digits_add_number(text, archive->user);
	g_string_append_c(text, '.');
	if (archive->casefile > 0)
		digits_add_number(text, archive->casefile);
	g_string_append_c(text, '.');
	digits_add_number(text, archive->account);
	g_string_append_c(text, '.');
	digits_add_number(text, archive->time);
	g_string_append_c(text, '.');
	g_string_append_c(text, digits_char(key->id));
	digits_add_bytes(text, mac, ARCHIVE_MAC_BYTES);
	g_string_append_printf(text, "@%s", domain);
	return g_string_free(text, FALSE);
}

bool
archive_is_one(const char *recipient, const char *domain)
{
	const char *at = strchr(recipient, '@');

	return *domain != '\0' && at != NULL &&
	       g_ascii_strncasecmp(recipient, local_start,
		       strlen(local_start)) == 0 &&
	       g_ascii_strcasecmp(at + 1, domain) == 0;
}

static bool
read_number(const char **text, gint64 *number)
{
	size_t size = strcspn(*text, ".@");

	if ((*text)[size] != '.' || !digits_read_number(*text, size, number))
		return false;
	*text += size + 1;
	return true;
}

/* No number: there is no case yet. */
static bool
read_case(const char **text, gint64 *number)
{
	if (**text != '.')
		return read_number(text, number);
	*number = 0;
	(*text)++;
	return true;
}

static bool
read_signature(const char *text, struct archive *archive)
{
	int key = digits_value(*text);

	if (key < 0 || strcspn(text, "@") != 1 + MAC_CHARS)
		return false;
	archive->key = (unsigned)key;
	return digits_read_bytes(text + 1, archive->mac, ARCHIVE_MAC_BYTES);
}

bool
archive_of_recipient(const char *recipient, const char *domain,
	struct archive *archive)
{
	struct archive read = { 0 };

	if (!archive_is_one(recipient, domain))
		return false;

	const char *text = recipient + strlen(local_start);
	if (!read_number(&text, &read.user) ||
		!read_case(&text, &read.casefile) ||
		!read_number(&text, &read.account) ||
		!read_number(&text, &read.time) || !read_signature(text, &read))
		return false;
	*archive = read;
	return true;
}

bool
archive_is_right(const struct archive *archive, const char *message_id,
	const GArray *keys, gint64 now)
{
	const struct token_key *key = token_key_of(keys, archive->key);
	unsigned char mac[crypto_auth_hmacsha256_BYTES];

	if (key == NULL || message_id == NULL || *message_id == '\0' ||
		archive->time < now - ARCHIVE_SECONDS_MAX ||
		archive->time > now + ARCHIVE_SECONDS_AHEAD)
		return false;
	sign(archive, message_id, key, mac);
	return sodium_memcmp(mac, archive->mac, ARCHIVE_MAC_BYTES) == 0;
}
