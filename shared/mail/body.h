/*
 * body.h - the decoded text of one part; private to mail/
 */
#ifndef MAIL_BODY_H
#define MAIL_BODY_H

#include "mail/message.h"
#include "mail/place.h"

struct body {
	struct place place;
	enum message_encoding encoding;
	const char *charset; /* as it is declared, or NULL */
	bool flowed, delsp;  /* as in flowed.h */
};

/*
 * Valid UTF-8 with LF line ends, at most max bytes, "" when empty; sets *cut
 * when there was more.  The caller frees it.
 */
char *body_text(GBytes *raw, const struct body *body, gsize max, bool *cut);

#endif
