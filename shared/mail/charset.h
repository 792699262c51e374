/*
 * charset.h - bytes of any charset become UTF-8; private to mail/
 */
#ifndef MAIL_CHARSET_H
#define MAIL_CHARSET_H

#include <glib.h>
#include <stdbool.h>

/*
 * By what is declared (NULL: nothing), else as UTF-8 if they are that, else as
 * windows-1252.  A few wrong bytes in a known charset become U+FFFD.  Never
 * fails; the answer is *size bytes of valid UTF-8 with a NUL behind, may hold
 * NULs, and is the caller's.  cut: the bytes were cut off, and half a
 * character at their end is none.
 */
char *charset_decode(const GString *bytes, const char *declared, bool cut,
	gsize *size);

/*
 * What a label of an encoded word means, without the language behind a '*';
 * the label itself where there is nothing better.  The caller frees it.
 */
char *charset_label(const char *label);

#endif
