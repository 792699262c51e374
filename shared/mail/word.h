/*
 * word.h - encoded words in header values (RFC 2047); private to mail/
 *
 * Not GMime's decoder: 3.2.13 drops the words behind a base64 word that ends in
 * '=' padding, and takes raw bytes within a word for text outside of it.
 */
#ifndef MAIL_WORD_H
#define MAIL_WORD_H

#include <glib.h>
#include <stdbool.h>

enum { WORD_BYTES_MAX = 4096 }; /* RFC 2047 says 75; a longer one is text */

/* "=?charset?Q?text?=", as places in the value: not NUL-terminated. */
struct word {
	const char *charset, *text, *end;
	gsize charset_size; /* without the language behind a '*'; may be 0 */
	gsize text_size;
	bool base64; /* else "Q" */
};

/*
 * The word that starts here, if there is one.  Lenient: blanks and raw 8-bit
 * bytes within "Q", blanks and missing padding within "B".
 */
bool word_read(const char *at, const char *end, struct word *word);

/* The bytes it stands for, in its charset, to the end of bytes. */
void word_decode(const struct word *word, GString *bytes);

#endif
