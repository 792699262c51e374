/*
 * pages.h - lists that may be long, page by page
 *
 * Each page is a statement of its own that starts below the last key of the
 * page before, so no length is too long for a server's patience or, with
 * --json, for memory.
 */
#ifndef CTL_PAGES_H
#define CTL_PAGES_H

#include "ctl/output.h"

/* What the command line says of the length. */
struct pages_limit {
	bool all;         /* --all */
	const char *text; /* --limit, or NULL */
};

/*
 * Asks and prints.  The statement's first column is the key; its last two
 * parameters, behind the n texts, are the key that a page stays below and the
 * rows it may have.  People see 50 rows when nothing is said, programs all;
 * that there are more is said on standard error.
 */
bool pages_print(struct ctl *ctl, const struct list *list,
	const char *const *texts, size_t n, const struct pages_limit *limit,
	GError **error);

#endif
