#include "mail/decode.h"

#include <string.h>

/* From '+' to 'z': the value of a digit plus one; 0 is no digit. */
static const unsigned char values['z' - '+' + 1] = { 63, 0, 0, 0, 64, 53, 54,
	55, 56, 57, 58, 59, 60, 61, 62, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6,
	7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
	26, 0, 0, 0, 0, 0, 0, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38,
	39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52 };

static unsigned
digit_value(char c)
{
	return c < '+' || c > 'z' ? 0 : values[c - '+'];
}

/* Behind padding, what is no digit is the footer of a list. */
enum base64_state { GOES_ON, PADDED, BEHIND_BLANK, ENDED };

/* The state behind a padded piece and one more character. */
static unsigned
behind_padding(unsigned state, char c)
{
	if (state == ENDED)
		return ENDED;
	if (c == '\r' || c == '\n' || c == '=')
		return PADDED;
	if (c == ' ' || c == '\t')
		return BEHIND_BLANK;
	return state == PADDED && digit_value(c) > 0 ? PADDED : ENDED;
}

size_t
decode_digit(struct decoder *decoder, unsigned value, unsigned char *out)
{
	decoder->bits = decoder->bits << 6 | value;
	if (++decoder->digits < 4)
		return 0;
	out[0] = (unsigned char)(decoder->bits >> 16);
	out[1] = (unsigned char)(decoder->bits >> 8);
	out[2] = (unsigned char)decoder->bits;
	decoder->digits = 0;
	return 3;
}

size_t
decode_base64_end(struct decoder *decoder, unsigned char *out)
{
	unsigned missing = 4 - decoder->digits;
	unsigned char whole[3];

	if (decoder->digits == 0)
		return 0;
	while (decoder->digits > 0)
		decode_digit(decoder, 0, whole);
	memcpy(out, whole, sizeof(whole));
	return sizeof(whole) - missing;
}

/* Four digits at a time, up to the first other character; how many it read. */
static size_t
decode_groups(const char *from, size_t size, unsigned char *out)
{
	size_t i = 0;

	for (; i + 4 <= size; i += 4, out += 3) {
		unsigned a = digit_value(from[i]), b = digit_value(from[i + 1]);
		unsigned c = digit_value(from[i + 2]);
		unsigned d = digit_value(from[i + 3]);

		if (a == 0 || b == 0 || c == 0 || d == 0)
			break;
		out[0] = (unsigned char)((a - 1) << 2 | (b - 1) >> 4);
		out[1] = (unsigned char)((b - 1) << 4 | (c - 1) >> 2);
		out[2] = (unsigned char)((c - 1) << 6 | (d - 1));
	}
	return i;
}

size_t
decode_base64(struct decoder *decoder, const char *from, size_t size,
	unsigned char *out)
{
	size_t n = 0;

	for (size_t i = 0; i < size; i++) {
		if (decoder->state == GOES_ON && decoder->digits == 0) {
			size_t read =
				decode_groups(from + i, size - i, out + n);

			n += read / 4 * 3;
			i += read;
			if (i == size)
				break;
		}
		unsigned value = digit_value(from[i]);

		if (decoder->state != GOES_ON)
			decoder->state =
				behind_padding(decoder->state, from[i]);
		if (decoder->state == ENDED)
			break;
		if (value > 0) {
			n += decode_digit(decoder, value - 1, out + n);
		} else if (from[i] == '=') {
			n += decode_base64_end(decoder, out + n);
			decoder->state = PADDED;
		}
	}
	return n;
}
