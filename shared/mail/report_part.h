/*
 * report_part.h - what the readers of reports share; private to mail/
 */
#ifndef MAIL_REPORT_PART_H
#define MAIL_REPORT_PART_H

#include "mail/field.h"
#include "mail/message.h"
#include "mail/report_words.h"

/* The first attachment of one of these types (NULL at the end), or NULL. */
const struct message_attachment *report_part_find(const struct message *msg,
	const char *const *types);

/* The value of a field: unfolded, valid UTF-8; the caller frees it. */
char *report_part_value(const struct field *field);

/* The same of the first field of that name in the header block, or NULL. */
char *report_part_header(GBytes *raw, const char *name);

/*
 * Judges the words and adds the recipient, unless it is there already or there
 * are REPORT_RECIPIENTS_MAX.
 */
void report_part_add(struct report *report, const struct report_words *words);

#endif
