/*
 * edits.h - what is to be changed of a message, first as a list
 *
 * Made by the pure part, done by edits_do() at the end of the message, in an
 * order in which no change moves the place of another: fields that change, then
 * those that go, from the last instance to the first, then new ones, then
 * recipients.  Done all or not at all, as far as the mail server lets us: when
 * one fails the answer is "later".
 */
#ifndef MILTER_EDITS_H
#define MILTER_EDITS_H

#include "base/autoptr.h"

#include <glib.h>
#include <stdbool.h>

struct edits;

struct edits *edits_new(void);
void edits_free(struct edits *edits);
AUTOPTR(edits, edits_free)

/*
 * Values are complete: encoded to ASCII, folded with "\n" and a blank, without
 * CR, NUL and other controls, no line over 998 bytes, with the name in front.
 * Values that are not are refused, and false comes back: what a stranger writes
 * never becomes a field of ours.  instance: 1 and more.  So are removals beyond
 * the first 200.
 */
bool edits_remove_field(struct edits *edits, const char *name, int instance);
bool edits_change_field(struct edits *edits, const char *name, int instance,
	const char *value);
bool edits_add_field(struct edits *edits, const char *name, const char *value);

/* args: ESMTP parameters ("NOTIFY=NEVER"), or NULL. */
bool edits_add_recipient(struct edits *edits, const char *address,
	const char *args);
bool edits_remove_recipient(struct edits *edits, const char *given);

bool edits_are_none(const struct edits *edits);

/*
 * "reply-to,references,-x-postcase-case,+archive": for the log, no addresses;
 * the caller frees it.
 */
char *edits_summary(const struct edits *edits);

/* How they are done; a table of libmilter's functions, or a test's. */
struct edits_way {
	bool (*change_field)(void *ctx, const char *name, int instance,
		const char *value); /* NULL takes it out */
	bool (*add_field)(void *ctx, const char *name, const char *value);
	bool (*add_recipient)(void *ctx, const char *address, const char *args);
	bool (*remove_recipient)(void *ctx, const char *given);
};

bool edits_do(const struct edits *edits, const struct edits_way *way,
	void *ctx);

#endif
