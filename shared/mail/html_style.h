/*
 * html_style.h - what the attributes of an element say about its looks; private
 * to mail/
 *
 * Attributes are as libxml2 gives them: names in lower case and values in
 * turns, NULL at the end.
 */
#ifndef MAIL_HTML_STYLE_H
#define MAIL_HTML_STYLE_H

#include <stdbool.h>

/* NULL when it is not there; "" when it has no value. */
const char *attribute_get(const char *const *attributes, const char *name);

/* Not shown: display:none and its like, the way previews are hidden. */
bool style_hides(const char *const *attributes);

/* Blanks and line ends count. */
bool style_keeps(const char *const *attributes);

/* A paragraph without space around it, as Outlook writes every line. */
bool style_is_tight(const char *const *attributes);

/* A <blockquote> that only moves its text to the right. */
bool style_indents(const char *const *attributes);

#endif
