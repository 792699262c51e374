/*
 * wrapper.h - what the Content-* fields say of a part; private to mail/
 *
 * Raw values only, and no setter of GMime: 3.2.13's can hang on a hostile
 * parameter, and g_mime_multipart_get_boundary() is one when there is no
 * boundary.  Of two fields of one name the last counts, which is what GMime
 * went by when it took the message apart.
 */
#ifndef MAIL_WRAPPER_H
#define MAIL_WRAPPER_H

#include "mail/gmime.h"
#include "mail/message.h"

#include <stdbool.h>

/*
 * "image/png", lower case; "text/plain" when what is declared is none.  The
 * caller frees it.
 */
char *wrapper_type(GMimeObject *part);

/* The declared file name, decoded but not yet safe, or NULL; same. */
char *wrapper_name(GMimeObject *part);

/* Without brackets, or NULL; same. */
char *wrapper_content_id(GMimeObject *part);

/* Whether Content-Disposition is that. */
bool wrapper_is_disposed(GMimeObject *part, const char *disposition);

enum message_encoding wrapper_encoding(GMimeObject *part);

#endif
