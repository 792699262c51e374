#include "mail/even.h"

#include <string.h>

void
even_init(struct even *even)
{
	memset(even, 0, sizeof(*even));
	even->sum = g_checksum_new(G_CHECKSUM_SHA256);
}

static void
pour(struct even *even)
{
	g_checksum_update(even->sum, (const guchar *)even->piece,
		(gssize)even->filled);
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

void
even_add(struct even *even, const char *bytes, gsize size)
{
	for (gsize i = 0; i < size; i++) {
		char c = bytes[i];

		if (c == '\n') {
			even->n_blanks = 0;
			even->n_lines++;
		} else if (c == ' ' || c == '\t' || c == '\r') {
			hold_back(even, c == '\t' ? '\t' : ' ');
		} else {
			put_held_back(even);
			put(even, c);
			even->any = true;
		}
	}
}

bool
even_finish(struct even *even, unsigned char sum[EVEN_BYTES])
{
	gsize size = EVEN_BYTES;

	pour(even);
	g_checksum_get_digest(even->sum, sum, &size);
	g_checksum_free(even->sum);
	return even->any;
}
