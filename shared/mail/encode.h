/*
 * encode.h - texts as header values (RFC 2047; RFC 5322, section 3.2)
 *
 * Pure, without GMime.  Whatever the text is, the value is printable ASCII,
 * folded with "\n " into lines of at most 75 bytes, the first one of 60: a
 * field's name stands in front of it.
 */
#ifndef MAIL_ENCODE_H
#define MAIL_ENCODE_H

/* At most about max bytes of the text; the caller frees it. */
char *encode_text(const char *text, unsigned max);

/*
 * "Name <address>", or the address alone where the name is NULL or blank.  The
 * address is ASCII, and stands on a line of its own where it is too long for
 * the name's.  The caller frees it.
 */
char *encode_mailbox(const char *name, const char *address);

#endif
