/*
 * received.h - what Postfix writes into a Received field (RFC 5321, 4.4)
 *
 * Only the topmost one is our own host's; see trace.h.  All texts are clean,
 * short, and the caller's to free; NULL: it is not there.
 */
#ifndef MAIL_RECEIVED_H
#define MAIL_RECEIVED_H

#include "mail/field.h"

/* Its value line by line, at most 4 KB; NULL at the end. */
char **received_lines(const struct field *field);

/* The word behind "id". */
char *received_id(char **lines);

/* Postfix: "(Authenticated sender: LOGIN)" (smtpd_sasl_authenticated_header) */
char *received_login(char **lines);

/* "192.0.2.1" of "from HELO (NAME [192.0.2.1])", as it stands there. */
char *received_client(char **lines);

#endif
