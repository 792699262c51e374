#include "rules/sender.h"

static bool
is_better(const struct sender *a, const struct sender *b)
{
	if (b->kind == SENDER_NOBODY || a->kind != b->kind)
		return b->kind == SENDER_NOBODY || a->kind < b->kind;
	if (a->primary != b->primary)
		return a->primary;
	return a->id < b->id;
}

struct sender
sender_choose(const struct sender *candidates, size_t n)
{
	struct sender best = { .kind = SENDER_NOBODY };

	for (size_t i = 0; i < n; i++)
		if (is_better(&candidates[i], &best))
			best = candidates[i];
	return best;
}

struct sender
sender_settle(const struct sender *from, const struct sender *reply_to)
{
	struct sender settled = *from;

	if (from->kind == SENDER_NOBODY && reply_to->kind >= SENDER_CONTACT) {
		settled = *reply_to;
		settled.guessed = true;
	}
	return settled;
}

const char *
sender_kind_name(enum sender_kind kind)
{
	static const char *const names[] = {
		[SENDER_NOBODY] = "nobody",
		[SENDER_OURS] = "ours",
		[SENDER_USER] = "user",
		[SENDER_CONTACT] = "contact",
		[SENDER_ACCOUNT] = "account",
		[SENDER_LEAD] = "lead",
	};

	return names[kind];
}
