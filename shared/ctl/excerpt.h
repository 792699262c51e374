/*
 * excerpt.h - the first lines of a mail's text, for people
 */
#ifndef CTL_EXCERPT_H
#define CTL_EXCERPT_H

#include <glib.h>

/*
 * The first lines that are not empty, each behind prefix, clean and no wider
 * than width columns (0: any), then "..." when there are more; "" for none.
 * The caller frees it.
 */
char *excerpt(const char *text, guint lines, const char *prefix, size_t width);

#endif
