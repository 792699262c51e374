/*
 * session.h - the dialogue with one client (RFC 2033)
 *
 * A state machine that never waits for its client: session_step() does what can
 * be done now.  Only the door waits, for the database.
 */
#ifndef LDA_LMTP_SESSION_H
#define LDA_LMTP_SESSION_H

#include "base/clock.h"
#include "lda/lmtp/door.h"

struct session;

/* Greets.  fd: a socket that does not block, which the session closes. */
struct session *session_new(int fd, struct door *door);
void session_free(struct session *session);

int session_fd(const struct session *session);

/* What poll(2) shall wait for; 0: there is something to do already. */
short session_events(const struct session *session);

/* When the client has been silent, or deaf, for too long. */
clock_point session_deadline(const struct session *session);

/*
 * Reads, answers, and stores at most one message; revents: of poll(2).  False
 * when the session is over.
 */
bool session_step(struct session *session, short revents);

/*
 * Says a reply that ends the session; it is over when that is written.  False:
 * one was said before.
 */
bool session_end(struct session *session, enum answer answer);

/* For one client too many: says a answer, without a session. */
void session_turn_away(int fd, enum answer answer);

#endif
