/*
 * html_elements.h - what each element of a page does to the text; private to
 * mail/
 */
#ifndef MAIL_HTML_ELEMENTS_H
#define MAIL_HTML_ELEMENTS_H

enum element_kind {
	ELEMENT_PLAIN, /* nothing but its breaks */
	ELEMENT_HIDDEN,
	ELEMENT_END, /* of a line */
	ELEMENT_RULE,
	ELEMENT_LINK,
	ELEMENT_IMAGE,
	ELEMENT_LIST,
	ELEMENT_NUMBERS, /* a list with them */
	ELEMENT_ITEM,
	ELEMENT_ROW,
	ELEMENT_CELL,
	ELEMENT_KEPT, /* its blanks and line ends are */
	ELEMENT_QUOTE,
};

struct element {
	const char *name;
	enum element_kind kind;
	unsigned breaks; /* around it, as of lines_break() */
};

/* Never NULL: what is unknown does nothing. */
const struct element *element_find(const char *name);

#endif
