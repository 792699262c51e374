/*
 * msgid.h - Message-IDs out of Message-ID, In-Reply-To and References
 *
 * Lenient where the field is: comments, quoted strings and words between
 * the ids are passed over, blanks inside an id (a folded line) are dropped,
 * '@' is not asked for.  Strict where a wrong join would follow: an id with
 * no end (a header that was cut), with control characters or invalid UTF-8
 * is no id.
 */
#ifndef MAIL_MSGID_H
#define MAIL_MSGID_H

#include <glib.h>

enum {
	MSGID_BYTES_MAX = 512, /* longer ids are passed over */
	MSGID_LIST_MAX = 100,  /* the first (the root) and the last 99 */
};

/*
 * The ids of a raw header value, without brackets, in the order of the text.
 * Linear in the length of the value.  An array of char *, maybe empty; the
 * caller owns it.
 */
GPtrArray *msgid_list(const char *value);

/*
 * The first id of a Message-ID field, or NULL.  Where brackets are missing and
 * the value is a single word, that is the id.  The caller frees it.
 */
char *msgid_first(const char *value);

#endif
