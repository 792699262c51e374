/*
 * notice.h - subjects that programs write, in many languages
 *
 * Weak evidence, never to be used alone: anybody may write such a subject.
 */
#ifndef MAIL_NOTICE_H
#define MAIL_NOTICE_H

/*
 * The start of the subject that out-of-office notices (bounces) are known by:
 * lower case, of static storage; or NULL.
 */
const char *notice_away(const char *subject);
const char *notice_returned(const char *subject);

#endif
