#include "mail/even.h"

#include <string.h>

void
even_init(struct even *even)
{
	memset(even, 0, sizeof(*even));
	even->sum = hash_begin();
}

static void
pour(struct even *even)
{
	hash_add(even->sum, even->piece, even->filled);
	even->filled = 0;
}

static void
put(struct even *even, char c)
{
	if (even->filled == EVEN_PIECE)
		pour(even);
	even->piece[even->filled++] = c;
}

/* They were no end of a line, or of the text. */
static void
put_held_back(struct even *even)
{
	for (; even->n_lines > 0; even->n_lines--)
		put(even, '\n');
	for (gsize i = 0; i < even->n_blanks; i++)
		put(even, even->blanks[i]);
	even->n_blanks = 0;
}

static void
hold_back(struct even *even, char blank)
{
	if (even->n_blanks == EVEN_BLANKS_MAX)
		put_held_back(even);
	even->blanks[even->n_blanks++] = blank;
}

static bool
is_plain(char c)
{
	return c != '\n' && c != ' ' && c != '\t' && c != '\r';
}

/* Words, with a blank between two of them: nothing to hold back. */
static gsize
words_size(const char *bytes, gsize size)
{
	gsize n = 0;

	while (n < size &&
		(is_plain(bytes[n]) || (bytes[n] == ' ' && n + 1 < size &&
					       is_plain(bytes[n + 1]))))
		n++;
	return n;
}

static void
put_words(struct even *even, const char *bytes, gsize size)
{
	while (size > 0) {
		gsize n = MIN(size, EVEN_PIECE - even->filled);

		memcpy(even->piece + even->filled, bytes, n);
		even->filled += n;
		if (even->filled == EVEN_PIECE)
			pour(even);
		bytes += n;
		size -= n;
	}
	even->any = true;
}

void
even_add(struct even *even, const char *bytes, gsize size)
{
	for (gsize i = 0; i < size; i++) {
		char c = bytes[i];

		if (is_plain(c)) {
			gsize n = words_size(bytes + i, size - i);

			put_held_back(even);
			put_words(even, bytes + i, n);
			i += n - 1;
		} else if (c == '\n') {
			even->n_blanks = 0;
			even->n_lines++;
		} else {
			hold_back(even, c == '\t' ? '\t' : ' ');
		}
	}
}

bool
even_finish(struct even *even, struct hash *hash)
{
	pour(even);
	*hash = hash_end(even->sum);
	return even->any;
}
