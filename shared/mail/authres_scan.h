/*
 * authres_scan.h - the words of an Authentication-Results field; private to
 * mail/
 *
 * Works on the raw bytes: line ends are white space.  Every function returns
 * false, for good, when the field is not clean: a comment or string without
 * end, a control character, a limit.
 */
#ifndef MAIL_AUTHRES_SCAN_H
#define MAIL_AUTHRES_SCAN_H

#include <glib.h>
#include <stdbool.h>

enum { SCAN_WORD_BYTES = 64 };

struct scan {
	const char *at, *end;
	GString *comments; /* all that were passed, with a blank behind each */
};

/* Passes white space and comments, which nest (RFC 5322, CFWS). */
bool scan_space(struct scan *scan);

/* Then a word of letters, digits, '-' and '_', in lower case; never "". */
bool scan_word(struct scan *scan, char word[SCAN_WORD_BYTES]);

/* Then this character, if it is there: *found.  Space behind it is passed. */
bool scan_mark(struct scan *scan, char mark, bool *found);

/*
 * Then a value: strings and whatever else up to space or ';', maybe nothing.
 * A comment must not touch it: "example.net(.example.com" is two domains to two
 * readers (CVE-2020-12272).  Valid UTF-8.
 */
bool scan_value(struct scan *scan, GString *value);

#endif
