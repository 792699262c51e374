/*
 * digits.h - numbers and signatures in base 32, for addresses that people type
 * off
 *
 * The digits are "abcdefghijkmnpqrstuvwxyz23456789": lower case and without
 * look-alikes.  Upper case is read as lower case.
 */
#ifndef RULES_DIGITS_H
#define RULES_DIGITS_H

#include <glib.h>
#include <stdbool.h>

enum {
	DIGIT_BITS = 5,
	DIGITS_NUMBER_MAX = 13, /* of 2^63 - 1 */
};

/* How many stand for so many bytes, a multiple of DIGIT_BITS. */
#define DIGITS_OF_BYTES(bytes) (8 * (bytes) / DIGIT_BITS)

/* number >= 0, without a zero in front. */
void digits_add_number(GString *text, gint64 number);

void digits_add_bytes(GString *text, const unsigned char *bytes, size_t n);

/* 0 ... 31; -1: it is no digit. */
int digits_value(char character);
char digits_char(unsigned value);

/*
 * There is one way to write a number, without a zero in front; so 0 is none.
 * False: the text is no number.
 */
bool digits_read_number(const char *text, size_t size, gint64 *number);

/* Reads DIGITS_OF_BYTES(n) characters, or fewer if one is no digit. */
bool digits_read_bytes(const char *text, unsigned char *bytes, size_t n);

#endif
