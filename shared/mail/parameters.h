/*
 * parameters.h - the parameters behind a media type or disposition; private to
 * mail/
 */
#ifndef MAIL_PARAMETERS_H
#define MAIL_PARAMETERS_H

/*
 * The value of a field, unfolded, with the pieces of RFC 2231 (section 3) in
 * the order of their numbers behind all else: they may come in any, but GMime
 * looks for the charset in the one that comes first.  The caller frees it.
 */
char *parameters_in_order(const char *value);

#endif
