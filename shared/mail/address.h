/*
 * address.h - the one form in which addresses are stored and compared
 */
#ifndef MAIL_ADDRESS_H
#define MAIL_ADDRESS_H

enum { ADDRESS_BYTES_MAX = 320 }; /* RFC 5321: 64, '@', 255 */

/*
 * The address in lower case, whole: nobody tells Info@ from info@.  NULL when
 * it is none that can be used: one '@' with something on both sides, no
 * blanks, control characters or (outside of quotes and literals) marks that
 * mean something to mail programs, valid UTF-8, not too long.
 * The same in every locale.  The caller frees it.
 */
char *address_fold(const char *address);

/*
 * The same for the first address among words ("see a@b, please"), and for what
 * stands between "<" and ">": without comments and the route of RFC 822
 * ("@relay,@relay:local@domain").  Blanks may stand around '@' and dots.
 */
char *address_in_words(const char *words);
char *address_in_brackets(const char *text);

#endif
