/*
 * report_source.h - where the failed recipients of a delivery report stand;
 * private to mail/
 */
#ifndef MAIL_REPORT_SOURCE_H
#define MAIL_REPORT_SOURCE_H

#include "mail/message.h"
#include "mail/report_prose.h"

/* A report that is being read. */
struct source_reading {
	const struct message *msg;
	GBytes *raw;
	const struct prose *prose;
	struct report *report;
};

extern const char *const report_delivery_types[];

/* The decoded part of one of these types, or NULL; the caller frees it. */
GString *report_source_part(const struct source_reading *reading,
	const char *const *types);

/*
 * The recipients, out of the surest place that names one: a status part, the
 * same in the text, an Amazon notice, the text, X-Failed-Recipients.
 */
void report_source_delivery(const struct source_reading *reading);

/* One that the text says failed; the reply may be NULL. */
void report_source_add(const struct source_reading *reading,
	const char *address, const char *reply);

#endif
