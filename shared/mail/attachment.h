/*
 * attachment.h - a leaf that is no body text becomes a place in the raw
 * message; private to mail/
 */
#ifndef MAIL_ATTACHMENT_H
#define MAIL_ATTACHMENT_H

#include "mail/content.h"
#include "mail/message.h"
#include "mail/wrapper.h"

/*
 * Decodes what lies there in raw, for size and hash.  All is set but the
 * number of the part.
 */
struct message_attachment *attachment_new(GMimeObject *part,
	const struct source *source, struct place place);

/* The same for what is left of a message, header block and all. */
struct message_attachment *attachment_rest(const struct source *source,
	struct place place);

#endif
