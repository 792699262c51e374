/*
 * quote.h - what a sender wrote himself, without the mail he answers
 *
 * Pure, linear in the text, without a regular expression that can backtrack.
 */
#ifndef MAIL_QUOTE_H
#define MAIL_QUOTE_H

/* Put above a text that is to be answered; answers stand above it. */
#define QUOTE_MARKER "## Please type your answer above this line ##"

/*
 * The text without quotes, attribution lines ("On ... wrote:"), the header
 * block of an Outlook answer, signatures and the footers of mail programs, in
 * the languages of quote_words.c.  What stays:
 *
 * - a quote that the sender answers point by point, or puts below words of his
 *   own that end in a colon: "Yes" says nothing without the question.  One
 *   quote above all of his text goes, when a program introduced it.
 * - a forwarded message with all its lines below words of his own, for that is
 *   what he sends.  When he wrote nothing, the program's lines above it go.
 *
 * Each line of the result is a line of the text, in the same order, without
 * empty ones at either end.  Never empty when the text holds more than blanks:
 * then it is the text itself.  Takes and gives UTF-8 with LF line ends; the
 * caller frees it.
 */
char *quote_strip(const char *text);

/*
 * The same for a mail that answers none: only signatures and footers go.  What
 * looks like a quote there is the sender's, a log or a form.
 */
char *quote_sign_off_only(const char *text);

#endif
