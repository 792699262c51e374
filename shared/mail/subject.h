/*
 * subject.h - the subject that all messages of a conversation share
 */
#ifndef MAIL_SUBJECT_H
#define MAIL_SUBJECT_H

#include <stdbool.h>

/*
 * Without "Re:", "Fwd:", "AW[2]:" and their like in many languages, without
 * tags ("[list]", "[#42]") in front, "(fwd)" behind and runs of blanks, as in
 * RFC 5256, section 2.1.  A subject that is nothing but a tag keeps it.  The
 * caller frees it.
 */
char *subject_base(const char *subject);

/* "Re: x", "[tag] AW: x": does it say that this is an answer, or sent on? */
bool subject_answers(const char *subject);

/* "Fwd: your order", but not "Re: Fwd:": is it mail that is sent on? */
bool subject_forwards(const char *subject);

#endif
