/*
 * quote.h - what a sender wrote himself, without the mail he answers
 *
 * Pure, linear in the text, without a regular expression that can backtrack.
 */
#ifndef MAIL_QUOTE_H
#define MAIL_QUOTE_H

/*
 * The text without quotes, attribution lines ("On ... wrote:"), the header
 * block of an Outlook answer, signatures and the footers of mail programs, in
 * the languages of quote_words.c.  Never empty when the text holds more than
 * blanks: then it is the text itself.  Takes and gives UTF-8 with LF line ends;
 * the caller frees it.
 */
char *quote_strip(const char *text);

#endif
