#include "rules/digits.h"

#include <string.h>

static const char digits[] = "abcdefghijkmnpqrstuvwxyz23456789";

char
digits_char(unsigned value)
{
	return digits[value & 31];
}

int
digits_value(char character)
{
	const char *at = strchr(digits, g_ascii_tolower(character));

	return at != NULL && *at != '\0' ? (int)(at - digits) : -1;
}

void
digits_add_number(GString *text, gint64 number)
{
	int shift = 60;

	while (shift > 0 && number >> shift == 0)
		shift -= DIGIT_BITS;
	for (; shift >= 0; shift -= DIGIT_BITS)
		g_string_append_c(text, digits[number >> shift & 31]);
}

void
digits_add_bytes(GString *text, const unsigned char *bytes, size_t n)
{
	for (size_t bit = 0; bit < 8 * n; bit += DIGIT_BITS) {
		int digit = 0;

		for (size_t i = bit; i < bit + DIGIT_BITS; i++)
			digit = digit << 1 | (bytes[i / 8] >> (7 - i % 8) & 1);
		g_string_append_c(text, digits[digit]);
	}
}

bool
digits_read_number(const char *text, size_t size, gint64 *number)
{
	gint64 value = 0;

	for (size_t i = 0; i < size; i++) {
		int digit = digits_value(text[i]);

		if (digit < 0 || (i == 0 && digit == 0) ||
			value > G_MAXINT64 >> DIGIT_BITS)
			return false;
		value = value << DIGIT_BITS | digit;
	}
	*number = value;
	return size > 0;
}

bool
digits_read_bytes(const char *text, unsigned char *bytes, size_t n)
{
	memset(bytes, 0, n);
	for (size_t bit = 0; bit < 8 * n; bit++) {
		int digit = digits_value(text[bit / DIGIT_BITS]);
		size_t place = DIGIT_BITS - 1 - bit % DIGIT_BITS;

		if (digit < 0)
			return false;
		bytes[bit / 8] |= (digit >> place & 1) << (7 - bit % 8);
	}
	return true;
}
