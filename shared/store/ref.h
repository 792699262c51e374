/*
 * ref.h - a Message-ID as thread_id.ref has it; private to store/
 *
 * The first 128 bits of its SHA-256: 16 bytes an entry.
 */
#ifndef STORE_REF_H
#define STORE_REF_H

/* As the text of an uuid, without dashes; the caller frees it. */
char *ref_uuid(const char *id);

#endif
