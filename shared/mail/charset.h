/*
 * charset.h - bytes of any charset become UTF-8; private to mail/
 */
#ifndef MAIL_CHARSET_H
#define MAIL_CHARSET_H

#include <glib.h>
#include <stdbool.h>

/*
 * By what is declared (NULL: nothing), else as UTF-8 if they are that, else by
 * what uchardet takes them for, else as windows-1252.  A declared charset of
 * the windows-125x, ISO 8859, KOI8 and Macintosh families gives way to valid
 * UTF-8 with two characters beyond ASCII: no words in these look like that.
 * A few wrong bytes in a known charset become U+FFFD.  Never fails; the answer
 * is *size bytes of valid UTF-8 with a NUL behind, may hold NULs, and is the
 * caller's.  cut: the bytes were cut off, and half a character at their end is
 * none.
 */
char *charset_decode(const GString *bytes, const char *declared, bool cut,
	gsize *size);

/*
 * The name for iconv of what a label means, or NULL: none of a closed list, or
 * a label that says nothing ("us-ascii").  The caller frees it.
 */
char *charset_meant(const char *label);

/* How many of the bytes are beyond ASCII. */
gsize charset_8bit(const GString *bytes);

/*
 * What bytes without a declared charset look like: by the escape sequences of
 * seven bits; by uchardet, from enough bytes of eight.  And whether they are
 * the UTF-16 or UTF-32 that they are declared to be, in which order of bytes.
 * NULL: cannot tell.  The caller frees it.
 */
char *charset_guess_7bit(const GString *bytes);
char *charset_guess_8bit(const GString *bytes);
char *charset_guess_wide(const GString *bytes, const char *declared);

/*
 * ISO-2022-JP as EUC-JP: glibc's converter refuses the characters that Windows
 * added (row 13), and is out of step behind one it does not know.  A line
 * starts in ASCII.  The caller frees it.
 */
GString *charset_jis_to_euc(const GString *bytes);

/*
 * What a label of an encoded word means, without the language behind a '*';
 * "unknown-8bit" where it means nothing: GMime then looks at the bytes.  The
 * caller frees it.
 */
char *charset_label(const char *label);

#endif
