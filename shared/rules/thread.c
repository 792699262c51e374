#include "rules/thread.h"

static bool
is_stronger(const struct thread_clue *a, const struct thread_clue *b)
{
	if (b == NULL || a->how != b->how)
		return b == NULL || a->how > b->how;
	return a->distance < b->distance;
}

/* Another case among the clues; which one of several does not matter. */
static gint64
find_twin(const struct thread_clue *clues, size_t n, gint64 chosen)
{
	for (size_t i = 0; i < n; i++)
		if (clues[i].casefile != 0 && clues[i].casefile != chosen)
			return clues[i].casefile;
	return 0;
}

struct thread_choice
thread_choose(const struct thread_clue *clues, size_t n)
{
	const struct thread_clue *best = NULL, *nearest = NULL;
	struct thread_choice choice = { .how = THREAD_NEW };

	for (size_t i = 0; i < n; i++) {
		if (nearest == NULL || clues[i].distance < nearest->distance)
			nearest = &clues[i];
		if (clues[i].casefile != 0 && is_stronger(&clues[i], best))
			best = &clues[i];
	}
	choice.replied = nearest ? nearest->email : 0;
	if (best == NULL)
		return choice;
	choice.how = best->how;
	choice.casefile = best->casefile;
	choice.twin = find_twin(clues, n, best->casefile);
	return choice;
}

const char *
thread_how_name(enum thread_how how)
{
	static const char *const names[] = {
		[THREAD_NEW] = "new",
		[THREAD_REFERENCE] = "reference",
	};

	return names[how];
}
