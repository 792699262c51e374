#include "base/hash.h"

#include <openssl/evp.h>

/* libcrypto's, under a name of ours: nobody else need see its headers. */
static EVP_MD_CTX *
context_of(struct hash_sum *sum)
{
	return (EVP_MD_CTX *)(void *)sum;
}

/* Looked up once: by its name that takes as long as hashing a kilobyte. */
static const EVP_MD *
sha256(void)
{
	static EVP_MD *found;

	if (found == NULL)
		found = EVP_MD_fetch(NULL, "SHA256", NULL);
	return found;
}

struct hash_sum *
hash_begin(void)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();

	if (context == NULL || EVP_DigestInit_ex(context, sha256(), NULL) != 1)
		g_error("no SHA-256");
	return (struct hash_sum *)(void *)context;
}

void
hash_add(struct hash_sum *sum, const void *bytes, gsize size)
{
	(void)EVP_DigestUpdate(context_of(sum), bytes, size);
}

struct hash
hash_end(struct hash_sum *sum)
{
	struct hash hash = { { 0 } };

	(void)EVP_DigestFinal_ex(context_of(sum), hash.bytes, NULL);
	EVP_MD_CTX_free(context_of(sum));
	return hash;
}

struct hash
hash_of(const void *bytes, gsize size)
{
	struct hash_sum *sum = hash_begin();

	hash_add(sum, bytes, size);
	return hash_end(sum);
}

struct hash
hash_of_bytes(GBytes *bytes)
{
	gsize size = 0;
	const void *data = g_bytes_get_data(bytes, &size);

	return hash_of(data, size);
}

void
hash_hex(struct hash hash, char text[HASH_HEX])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < HASH_BYTES; i++) {
		*text++ = digits[hash.bytes[i] >> 4];
		*text++ = digits[hash.bytes[i] & 15];
	}
	*text = '\0';
}
