/*
 * report_prose.h - the text of a bounce cut into what it says about each
 * address; private to mail/
 */
#ifndef MAIL_REPORT_PROSE_H
#define MAIL_REPORT_PROSE_H

#include "mail/report.h"

#include <glib.h>
#include <stdbool.h>

/* An address that the text lists as failed, and what follows. */
struct prose_section {
	char *address; /* lower case */
	GString *text; /* at most REPORT_WORDS_BYTES_MAX */
};

struct prose {
	GPtrArray *sections; /* of struct prose_section * */
	GString *text;       /* all in front of the original message, the same
				limit */
	GString *fields;     /* a delivery status that stands in the text */
	char *original;      /* the text of the original message, or NULL */
	bool delayed;        /* the server goes on trying */
};

/*
 * Never NULL; text may be.  Reads REPORT_READ_BYTES_MAX of it.  The domain is
 * that of the server, for local parts alone, or NULL.
 */
struct prose *prose_read(const char *text, const char *domain);

/* Empty; for report_prose_read.c, as are the two below. */
struct prose *prose_new(void);

/*
 * Adds a section, which takes the address; rest is the rest of its line.  False
 * for an address that is known already, which is not listed again but talked
 * about, and when there are REPORT_RECIPIENTS_MAX.
 */
bool prose_add(struct prose *prose, char *address, const char *rest);

/* Adds a line, unless there are REPORT_WORDS_BYTES_MAX. */
void prose_append(GString *text, const char *line);

/* The section of the address, or NULL. */
const struct prose_section *prose_find(const struct prose *prose,
	const char *address);

/*
 * What the text says about the address: the lines that name it, or all when it
 * is the only one.  The caller frees it.
 */
char *prose_about(const struct prose *prose, const char *address);

/*
 * The address behind one of the words (NULL at the end), or NULL; the caller
 * frees it.
 */
char *prose_named(const struct prose *prose, const char *const *words);

/* The first section, or NULL. */
const struct prose_section *prose_first(const struct prose *prose);

void prose_free(struct prose *prose);
AUTOPTR(prose, prose_free)

#endif
