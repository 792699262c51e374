/*
 * key.h - the same message, whichever way it came (SPEC.md, section 5)
 *
 * The key covers what every route leaves alike: Message-ID, From, Date, the
 * decoded text and the attachments.  A relay that encodes anew, a list's
 * Received lines, a subject tag or another door change nothing.
 */
#ifndef MAIL_KEY_H
#define MAIL_KEY_H

#include "mail/message.h"

enum { KEY_BYTES = 36 };

struct key {
	/*
	 * The day of the Date field (days since 1970, big-endian, 0 when it is
	 * unreadable or outside of 1970 ... 2100), so that the index grows at
	 * one place, then a SHA-256.
	 */
	unsigned char bytes[KEY_BYTES];
};

/*
 * Message-ID, first From, Date; the text (html only where there is no text);
 * each attachment's decoded bytes in the order of the message.  Without
 * Message-ID also the subject without its tags and prefixes; without Message-ID
 * and Date also the queue id: a form that was sent twice is two messages, a
 * delivery that is tried again is one.  All that is text
 * or bytes is evened out (even.h).  Where a limit cut the message, what was
 * not read counts as it stands: the body in the raw bytes.  An unreadable
 * message: its bytes, without the block of trace.h, so that a second delivery
 * of one queue file is the same.
 */
struct key key_make(const struct message *msg, GBytes *raw);

/*
 * The key of a message that is proved not to be From's: it must not keep the
 * genuine one out that it was copied from.
 */
void key_mark_forged(struct key *key);

/*
 * Of mail that is proved to be one of ours (rules/standing.h): Message-ID, From
 * and Date alone, for on its ways out our own programs change the rest.  False
 * when it has not all of the three: then key_make() is the key.
 */
bool key_make_own(const struct message *msg, struct key *key);

#endif
