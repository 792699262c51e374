#include "rules/sender.h"

#include <stdlib.h>
#include <string.h>

static int
compare(const void *left, const void *right)
{
	const struct sender *a = left, *b = right;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->primary != b->primary)
		return a->primary ? -1 : 1;
	return (a->id > b->id) - (a->id < b->id);
}

static bool
is_among(const struct sender *candidates, size_t n, const struct sender *other)
{
	for (size_t i = 0; i < n; i++)
		if (candidates[i].kind == other->kind &&
			candidates[i].id == other->id)
			return true;
	return false;
}

size_t
sender_sort(struct sender *candidates, size_t n)
{
	size_t kept = 0;

	if (n > 1)
		qsort(candidates, n, sizeof(*candidates), compare);
	for (size_t i = 0; i < n; i++)
		if (!is_among(candidates, kept, &candidates[i]))
			candidates[kept++] = candidates[i];
	return kept;
}

struct sender
sender_first(const struct sender *candidates, size_t n)
{
	return n > 0 ? candidates[0] : (struct sender){ .kind = SENDER_NOBODY };
}

void
sender_list(const struct sender *candidates, size_t n, char *text)
{
	static const char more[] = ", ...";
	size_t length = 0;

	text[0] = '\0';
	for (size_t i = 0; n > 1 && i < n; i++) {
		g_autofree char *word =
			g_strdup_printf("%s%s %" G_GINT64_FORMAT,
				i > 0 ? ", " : "",
				sender_kind_name(candidates[i].kind),
				candidates[i].id);

		if (length + strlen(word) + sizeof(more) > SENDER_LIST_BYTES) {
			g_strlcat(text, more, SENDER_LIST_BYTES);
			return;
		}
		length = g_strlcat(text, word, SENDER_LIST_BYTES);
	}
}

struct sender
sender_user(gint64 id)
{
	return (struct sender){ .kind = SENDER_USER, .id = id };
}

bool
sender_is_customer(const struct sender *sender)
{
	return sender->kind >= SENDER_CONTACT;
}

struct sender
sender_settle(const struct sender *from, const struct sender *reply_to)
{
	struct sender settled = *from;

	if (from->kind == SENDER_NOBODY && sender_is_customer(reply_to)) {
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
		[SENDER_DOMAIN] = "domain",
	};

	return names[kind];
}
