/*
 * hash.h - SHA-256
 *
 * By libcrypto, which uses what the processor has for it: each message is
 * hashed several times, and GLib takes six times as long for it (measured).
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <glib.h>

enum { HASH_BYTES = 32, HASH_HEX = 2 * HASH_BYTES + 1 };

struct hash {
	guint8 bytes[HASH_BYTES];
};

struct hash hash_of(const void *bytes, gsize size);
struct hash hash_of_bytes(GBytes *bytes);

/* In lower case, with a NUL behind. */
void hash_hex(struct hash hash, char text[HASH_HEX]);

/* In pieces: hash_end() frees what hash_begin() made. */
struct hash_sum;
struct hash_sum *hash_begin(void);
void hash_add(struct hash_sum *sum, const void *bytes, gsize size);
struct hash hash_end(struct hash_sum *sum);

#endif
