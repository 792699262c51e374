/*
 * header.h - raw header values become text; private to mail/
 *
 * Takes raw values, never what GMime decoded (word.h says why).
 */
#ifndef MAIL_HEADER_H
#define MAIL_HEADER_H

#include <glib.h>
#include <stdbool.h>

/*
 * Unfolded and valid UTF-8, still encoded.  Raw bytes of another charset: of
 * the encoded word they stand in, or ISO-2022-JP if they look like that, else
 * of the one that is given (which the body declares; NULL: none), else as
 * charset_decode() guesses.  Ends at a NUL, as it does for libmilter.  Sets
 * *cut, which it leaves alone otherwise, when the value is longer than
 * MESSAGE_HEADER_BYTES_MAX.  The caller frees it.
 */
char *header_value(const char *raw, gsize size, const char *charset, bool *cut);

/*
 * The encoded words of such a value decoded: one line without control
 * characters, at most max bytes; the caller frees it.
 */
char *header_text(const char *value, gsize max);

/* The value with its encoded words written so that GMime reads them right. */
char *header_repair(const char *value);

#endif
