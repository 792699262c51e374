/*
 * words.h - whether two texts say about the same; private to mail/
 */
#ifndef MAIL_WORDS_H
#define MAIL_WORDS_H

/*
 * How many percent of the different words of some text are in all of another,
 * about: 100 when it has none.  Case, order, marks and blanks do not count.
 */
unsigned words_shared(const char *some, const char *all);

#endif
