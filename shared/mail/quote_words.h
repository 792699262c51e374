/*
 * quote_words.h - what people and mail programs write around a text, in many
 * languages; private to quote*.c
 *
 * Nothing but data, in lower case and as quote_key() makes lines.
 */
#ifndef MAIL_QUOTE_WORDS_H
#define MAIL_QUOTE_WORDS_H

enum quote_list {
	WORDS_OPENER,     /* how an attribution starts: "on " */
	WORDS_WROTE_LAST, /* how it ends: "wrote" */
	WORDS_WROTE,      /* what it holds: "schrieb" */
	WORDS_FROM,       /* fields of a message, as Outlook lists them */
	WORDS_DATE,
	WORDS_TO,
	WORDS_SUBJECT,
	WORDS_OTHER,
	WORDS_ORIGINAL,   /* "original message" */
	WORDS_FORWARD,    /* "forwarded message" */
	WORDS_MARKER,     /* "reply above this line" */
	WORDS_SENT,       /* how a footer starts: "sent from " */
	WORDS_SENT_LAST,  /* how it ends: "gesendet" */
	WORDS_SENT_FRONT, /* how such a one starts: "von " */
	WORDS_DEVICE,     /* starts of words: "phone" */
	WORDS_NOTICE,     /* how a notice starts: "this e-mail" */
	WORDS_MACHINE,    /* what notices and lists say: "virus" */
	WORDS_LEGAL,      /* what only they say: "intended recipient" */
	WORDS_SELF,       /* what none of them says: "i have " */
};

/* By enum quote_list; each ends in NULL. */
extern const char *const *const quote_words[];

#endif
