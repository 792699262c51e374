/*
 * html_link.h - where a link leads, for people to read; private to mail/
 */
#ifndef MAIL_HTML_LINK_H
#define MAIL_HTML_LINK_H

/*
 * " <https://example.com/>", or NULL when the words of the link say as much, or
 * when it leads nowhere outside of the page (scripts, data, anchors).  The
 * caller frees it.
 */
char *link_shown(const char *href, const char *words);

#endif
