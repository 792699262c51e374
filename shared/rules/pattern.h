/*
 * pattern.h - what a filter compares a text with
 *
 * "*@example.com" is EspoCRM's kind: the whole text, in which each "*" stands
 * for any characters but a line feed, and everything else for itself.
 * "regex:^re(minder)?\b" is searched for in the text by PCRE2.  Case does not
 * count, in any script that has it.  Pure.
 */
#ifndef RULES_PATTERN_H
#define RULES_PATTERN_H

#include "base/autoptr.h"

#include <stdbool.h>

#define PATTERN_REGEX "regex:"

enum {
	PATTERN_BYTES_MAX = 1000,
	/* Of a text that a regex is searched for in; what follows is not. */
	PATTERN_TEXT_BYTES_MAX = 64 * 1024,
	/*
	 * What a search may cost, in characters passed and steps taken: about
	 * 10 ns each.  Catastrophic ones end here, plain ones need a hundredth.
	 */
	PATTERN_COST_MAX = 2000000,
};

struct pattern;

/* Where a text is no pattern: a place in it, in bytes, and why. */
struct pattern_flaw {
	size_t at;
	char why[160];
};

/*
 * NULL and *flaw: empty, longer than PATTERN_BYTES_MAX, not valid UTF-8, or a
 * regex that PCRE2 does not take, or that has back references or verbs, whose
 * cost has no bound.
 */
struct pattern *pattern_new(const char *text, struct pattern_flaw *flaw);
void pattern_free(struct pattern *pattern);
AUTOPTR(pattern, pattern_free)

enum pattern_result {
	PATTERN_NO,
	PATTERN_YES,
	PATTERN_TOO_COSTLY, /* it cannot be known */
};

/* A text, and itself without its case.  Valid UTF-8. */
struct pattern_text {
	const char *text; /* borrowed */
	char *folded;
};

struct pattern_text pattern_text(const char *text);
void pattern_text_clear(struct pattern_text *text);

/*
 * The whole text; for a regex, anywhere in it.  *cost is what all searches may
 * still cost together; it goes down.
 */
enum pattern_result pattern_match(const struct pattern *pattern,
	const struct pattern_text *text, int *cost);

/* Anywhere in the text; a "*" is a "*". */
enum pattern_result pattern_search(const struct pattern *pattern,
	const struct pattern_text *text, int *cost);

#endif
