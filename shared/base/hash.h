/*
 * hash.h - SHA-256, in one call
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <glib.h>

enum { HASH_BYTES = 32 };

struct hash {
	guint8 bytes[HASH_BYTES];
};

static inline struct hash
hash_of(const void *bytes, gsize size)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	struct hash hash = { { 0 } };
	gsize n = HASH_BYTES;

	g_checksum_update(sum, bytes, (gssize)size);
	g_checksum_get_digest(sum, hash.bytes, &n);
	return hash;
}

static inline struct hash
hash_of_bytes(GBytes *bytes)
{
	gsize size = 0;
	const void *data = g_bytes_get_data(bytes, &size);

	return hash_of(data, size);
}

#endif
