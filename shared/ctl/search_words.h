/*
 * search_words.h - the words of e-mails, for those who search
 */
#ifndef CTL_SEARCH_WORDS_H
#define CTL_SEARCH_WORDS_H

#include "ctl/ctl.h"

/*
 * Writes the words of e-mails that have none yet, some hundreds a transaction;
 * a delivery writes none.  A bar shows how far it is when it takes a while, as
 * the first search does.
 */
bool search_words_write(struct ctl *ctl, GError **error);

#endif
