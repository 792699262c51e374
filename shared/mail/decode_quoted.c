#include "mail/decode.h"

#include <stdbool.h>
#include <string.h>

static unsigned
hex_value(char c)
{
	static const char digits[] = "0123456789ABCDEF0123456789abcdef";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (unsigned)(at - digits) % 16 : 16;
}

/* Whether c goes on with what was held back: a code or a soft line break. */
static bool
goes_on(const struct decoder *decoder, char c)
{
	char last = decoder->held[decoder->n_held - 1];

	if (decoder->n_held == DECODE_HELD_MAX)
		return false;
	if (last == '=')
		return hex_value(c) < 16 || strchr(" \t\r\n", c) != NULL;
	if (last == ' ' || last == '\t')
		return strchr(" \t\r\n", c) != NULL;
	return last == '\r' ? c == '\n' : hex_value(c) < 16;
}

/* CR alone ends the lines of a few messages: it is a soft break, too. */
static bool
ends_in_cr(const struct decoder *decoder)
{
	return decoder->n_held > 1 &&
	       decoder->held[decoder->n_held - 1] == '\r';
}

static size_t
give_back(struct decoder *decoder, unsigned char *out)
{
	size_t n = ends_in_cr(decoder) ? 0 : decoder->n_held;

	memcpy(out, decoder->held, n);
	decoder->n_held = 0;
	return n;
}

/* A code or a soft line break that is whole now. */
static size_t
take_code(struct decoder *decoder, unsigned char *out)
{
	char last = decoder->held[decoder->n_held - 1];
	bool is_code = decoder->n_held == 3 && hex_value(last) < 16;

	if (is_code)
		*out = (unsigned char)(hex_value(decoder->held[1]) << 4 |
				       hex_value(last));
	if (is_code || last == '\n')
		decoder->n_held = 0;
	return is_code;
}

size_t
decode_quoted_printable(struct decoder *decoder, const char *from, size_t size,
	unsigned char *out)
{
	size_t n = 0;

	for (size_t i = 0; i < size; i++) {
		if (decoder->n_held > 0 &&
			(from[i] == '\0' || !goes_on(decoder, from[i])))
			n += give_back(decoder, out + n);
		if (decoder->n_held > 0 || from[i] == '=') {
			decoder->held[decoder->n_held++] = from[i];
			n += take_code(decoder, out + n);
		} else {
			out[n++] = (unsigned char)from[i];
		}
	}
	return n;
}

/* A '=' at the end is a soft break whose line end the boundary took. */
size_t
decode_quoted_printable_end(struct decoder *decoder, unsigned char *out)
{
	if (decoder->n_held == 2 && hex_value(decoder->held[1]) < 16)
		return give_back(decoder, out);
	decoder->n_held = 0;
	return 0;
}
