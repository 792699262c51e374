/*
 * address.h - the one form in which addresses are stored and compared
 */
#ifndef MAIL_ADDRESS_H
#define MAIL_ADDRESS_H

#include <glib.h>

enum { ADDRESS_BYTES_MAX = 320 }; /* RFC 5321: 64, '@', 255 */

/*
 * The address in lower case, whole: nobody tells Info@ from info@.  A domain
 * beyond ASCII becomes its A-labels (IDNA 2008, as far as it is one): that is
 * the form which a program without SMTPUTF8 writes, and takes.  Quotes that
 * quote nothing and dots behind the domain go.
 *
 * NULL when it is none that can be used: local part, '@' and domain; valid
 * UTF-8; no control characters, "<" or ">"; outside of quotes and literals no
 * blanks, no other '@' and no marks that mean something to mail programs; not
 * too long.  The last '@' is the one in front of the domain.
 *
 * The same in every locale.  The caller frees it.
 */
char *address_fold(const char *address);

/*
 * The same for the first address among words ("see a@b, please"), or for all
 * of them: appends char *, which the caller frees.  Blanks may stand around '@'
 * and dots.
 */
char *address_in_words(const char *words);
void addresses_in_words(const char *words, GPtrArray *addresses);

/*
 * The same for what stands between "<" and ">": without comments and the route
 * of RFC 822 ("@relay,@relay:local@domain").
 */
char *address_in_brackets(const char *text);

#endif
