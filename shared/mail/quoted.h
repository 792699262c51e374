/*
 * quoted.h - comments and quoted strings of structured header values
 */
#ifndef MAIL_QUOTED_H
#define MAIL_QUOTED_H

/*
 * Behind the comment or the quoted string that starts at '(' or '"', or NULL
 * when it has no end: a caller that wants to stay linear does not ask again.
 */
const char *quoted_end(const char *at);

#endif
