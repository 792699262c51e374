/*
 * smtp_path.h - the addresses of an envelope (RFC 5321, section 4.1.2)
 */
#ifndef LDA_LMTP_SMTP_PATH_H
#define LDA_LMTP_SMTP_PATH_H

#include <glib.h>

enum { SMTP_PATH_BYTES_MAX = 998 }; /* of an address: longer ones are none */

/*
 * Reads "<...>" at *at and moves it behind.  The address as other doors get it
 * from Postfix: without brackets, source route, and the quotes of the local
 * part; "" for "<>".  NULL when it is none: then *at is anywhere.  *at is valid
 * UTF-8 without control characters.  The caller frees the address.
 */
char *smtp_path_read(const char **at);

/* Decodes xtext (RFC 3461, section 4); NULL when it is none. */
char *smtp_path_xtext(const char *text);

#endif
