/*
 * log.h - one event, one line, fields that grep and machines can read
 *
 * A line starts with the queue id, as Postfix's own lines do, so that one
 * grep shows the whole life of a message:
 *
 *	4XyZ1q0Pmz: stored door=pipe class=person thread=new case=1042 ms=14
 *
 * Values are escaped here and nowhere else: mail content cannot forge a
 * line or a field.  Bodies, tokens and passwords are not fields.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <glib.h>
#include <stdbool.h>
#include <syslog.h> /* LOG_ERR ... LOG_DEBUG */

struct log_field {
	const char *key;
	enum { FIELD_END, FIELD_TEXT, FIELD_NUMBER } type;
	const char *text; /* NULL is shown as "-" */
	gint64 number;
};

static inline struct log_field
log_text(const char *key, const char *text)
{
	return (struct log_field){ key, FIELD_TEXT, text, 0 };
}

static inline struct log_field
log_number(const char *key, gint64 number)
{
	return (struct log_field){ key, FIELD_NUMBER, NULL, number };
}

/*
 * To the mail facility, and to stderr when that is a terminal; once, in
 * main().  What libraries say through GLib goes the same way.
 */
void log_open(const char *program);

/*
 * From now on to the end of this file instead, each line with time, program
 * and process in front; "" is syslog again.  False when it cannot be opened:
 * then nothing changes.
 */
bool log_to_file(const char *path);

/* Shall LOG_DEBUG get through too? */
void log_verbose(bool yes);

void log_event(int level, const char *id, const char *event,
	const struct log_field *fields);

/* The line that log_event() writes; the caller frees it. */
char *log_line(const char *id, const char *event,
	const struct log_field *fields);

#define LOG_FIELDS(...) \
	((const struct log_field[]){ __VA_ARGS__, { .type = FIELD_END } })

#endif
