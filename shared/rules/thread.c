#include "rules/thread.h"

#include <string.h>

static bool
is_stronger(const struct thread_clue *a, const struct thread_clue *b)
{
	if (b == NULL || a->how != b->how)
		return b == NULL || a->how > b->how;
	return a->distance < b->distance;
}

/* An absent id names an e-mail beside it, not above it. */
static bool
is_nearer(const struct thread_clue *a, const struct thread_clue *b)
{
	return a->how == THREAD_REFERENCE && a->email != 0 &&
	       (b == NULL || a->distance < b->distance);
}

struct thread_choice
thread_choose(const struct thread_clue *clues, size_t n)
{
	const struct thread_clue *best = NULL, *nearest = NULL;
	struct thread_choice choice = { .how = THREAD_NEW };

	for (size_t i = 0; i < n; i++) {
		if (is_nearer(&clues[i], nearest))
			nearest = &clues[i];
		if (clues[i].how != THREAD_NEW && clues[i].casefile != 0 &&
			is_stronger(&clues[i], best))
			best = &clues[i];
	}
	choice.replied = nearest ? nearest->email : 0;
	if (best != NULL) {
		choice.how = best->how;
		choice.casefile = best->casefile;
	}
	return choice;
}

const struct thread_case *
thread_case_of(const struct thread_case *cases, size_t n, gint64 number)
{
	for (size_t i = 0; i < n; i++)
		if (cases[i].number == number)
			return &cases[i];
	return NULL;
}

const char *
thread_how_name(enum thread_how how)
{
	static const char *const names[] = {
		[THREAD_NEW] = "new",
		[THREAD_NUMBER] = "number",
		[THREAD_ABSENT] = "absent",
		[THREAD_REFERENCE] = "reference",
		[THREAD_TOKEN] = "token",
	};

	return names[how];
}

/* Behind "[#": digits, then no digit more up to the bracket. */
static gint64
number_at(const char *digits)
{
	size_t size = strspn(digits, "0123456789");
	const char *end = strpbrk(digits + size, "0123456789]");

	if (size == 0 || size > 18 || end == NULL || *end != ']')
		return 0;
	return g_ascii_strtoll(digits, NULL, 10);
}

gint64
thread_number_in(const char *subject)
{
	const char *at = subject;
	gint64 number = 0;

	while (number == 0 && (at = strstr(at, "[#")) != NULL) {
		at += strlen("[#");
		number = number_at(at);
	}
	return number;
}
