#include "mail/decode.h"

#include <stdbool.h>
#include <string.h>

/* Where in uuencoded text; the first is that of a new decoder. */
enum uu_state { UU_SEEK, UU_SKIP, UU_BEGUN, UU_LENGTH, UU_DIGITS, UU_ENDED };

static size_t
add_uu_digit(struct decoder *decoder, char c, unsigned char *out)
{
	unsigned char whole[3];
	size_t n = decode_digit(decoder, (unsigned)(c - ' ') & 63, whole);

	if (n > decoder->left)
		n = decoder->left;
	decoder->left -= (unsigned)n;
	memcpy(out, whole, n);
	return n;
}

static bool
is_uu_digit(char c)
{
	return c >= ' ' && c <= '`';
}

size_t
decode_uuencode_end(struct decoder *decoder, unsigned char *out)
{
	size_t n = 0;

	while (decoder->left > 0)
		n += add_uu_digit(decoder, ' ', out + n);
	decoder->digits = 0;
	return n;
}

static unsigned
seek_begin(struct decoder *decoder, char c)
{
	static const char begin[] = "begin ";

	if (c == begin[decoder->n_held]) {
		decoder->n_held++;
		return begin[decoder->n_held] ? UU_SEEK : UU_BEGUN;
	}
	decoder->n_held = 0;
	return c == '\n' ? UU_SEEK : UU_SKIP;
}

/* A line that starts with no length ("end") is passed over. */
static unsigned
read_length(struct decoder *decoder, char c)
{
	if (c == '\n' || c == '\r')
		return UU_LENGTH;
	if (!is_uu_digit(c))
		return UU_DIGITS;
	decoder->left = (unsigned)(c - ' ') & 63;
	return decoder->left ? UU_DIGITS : UU_ENDED;
}

static size_t
read_digits(struct decoder *decoder, char c, unsigned char *out)
{
	if (c == '\n') {
		decoder->state = UU_LENGTH;
		return decode_uuencode_end(decoder, out);
	}
	if (!is_uu_digit(c) || decoder->left == 0)
		return 0;
	return add_uu_digit(decoder, c, out);
}

size_t
decode_uuencode(struct decoder *decoder, const char *from, size_t size,
	unsigned char *out)
{
	size_t n = 0;

	for (size_t i = 0; i < size && decoder->state != UU_ENDED; i++) {
		bool line_end = from[i] == '\n';

		if (decoder->state == UU_SEEK)
			decoder->state = seek_begin(decoder, from[i]);
		else if (decoder->state == UU_LENGTH)
			decoder->state = read_length(decoder, from[i]);
		else if (decoder->state == UU_DIGITS)
			n += read_digits(decoder, from[i], out + n);
		else if (line_end)
			decoder->state =
				decoder->state == UU_SKIP ? UU_SEEK : UU_LENGTH;
	}
	return n;
}
