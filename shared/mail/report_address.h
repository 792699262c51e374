/*
 * report_address.h - addresses as reports write them; private to mail/
 */
#ifndef MAIL_REPORT_ADDRESS_H
#define MAIL_REPORT_ADDRESS_H

/*
 * Of a field like "rfc822; a@example.com" (RFC 3464), "utf-8;
 * \x{436}@example.org" (RFC 6533) or "a@example.com": lower case, or NULL when
 * it is none that can be used.  The value is header_value()'s.  The caller
 * frees it.
 */
char *report_address_typed(const char *value);

/*
 * The address with which the text starts, behind marks like "> * <" and words
 * like "SMTP:", or NULL; *end is set behind it.  The caller frees it.
 */
char *report_address_start(const char *text, const char **end);

/* xtext (RFC 3461): "+2B" is "+"; what is none stays.  The caller frees it. */
char *report_address_xtext(const char *value);

#endif
