/*
 * header.h - raw header values become text; private to mail/
 *
 * Takes raw values, never what GMime decoded: 3.2.13 drops the words behind a
 * base64 word that ends in '=' padding.
 */
#ifndef MAIL_HEADER_H
#define MAIL_HEADER_H

#include <glib.h>
#include <stdbool.h>

/* Once, by message_init(). */
void header_init(void);

/*
 * Unfolded and valid UTF-8 (raw 8-bit bytes: UTF-8, else windows-1252), still
 * encoded.  Ends at a NUL, as it does for libmilter.  Sets *cut, which it
 * leaves alone otherwise, when the value is longer than
 * MESSAGE_HEADER_BYTES_MAX.  The caller frees it.
 */
char *header_value(const char *raw, gsize size, bool *cut);

/*
 * The encoded words of such a value decoded: one line without control
 * characters, at most max bytes; the caller frees it.
 */
char *header_text(const char *value, gsize max);

/* The value with its encoded words written so that GMime reads them right. */
char *header_repair(const char *value);

#endif
