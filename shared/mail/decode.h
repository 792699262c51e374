/*
 * decode.h - the transfer encodings as they are found in mail; private to mail/
 *
 * Not GMime's: 3.2.13 stops base64 at the first padding and gets uuencoded
 * files wrong.  Not GLib's, which drops the last bytes of base64 when their
 * padding is missing.  Pure, in pieces of any size.
 */
#ifndef MAIL_DECODE_H
#define MAIL_DECODE_H

#include <stddef.h>
#include <stdint.h>

enum {
	DECODE_HELD_MAX = 16,
	DECODE_GROWTH = 32, /* "M\n", whose blanks are lost, is 45 bytes */
};

/* All zero at the start. */
struct decoder {
	uint32_t bits;   /* digits that are no whole byte yet */
	unsigned digits; /* how many there are */
	unsigned left;   /* uuencode: bytes that the line still has */
	unsigned state;
	char held[DECODE_HELD_MAX]; /* quoted-printable: since the '=' */
	unsigned n_held;
};

/*
 * Each decodes size bytes and returns how many it wrote to out, which has room
 * for DECODE_GROWTH times (size + 2).
 *
 * base64: '=' ends a piece, and another may follow; what is no digit is passed
 * over, but behind a '=' it is the end (the footer of a list).
 * quoted-printable: what is no code stays as it is.  uuencode: from the line
 * "begin " to the empty one; blanks lost at the ends of lines are put back.
 */
size_t decode_base64(struct decoder *decoder, const char *from, size_t size,
	unsigned char *out);
size_t decode_quoted_printable(struct decoder *decoder, const char *from,
	size_t size, unsigned char *out);
size_t decode_uuencode(struct decoder *decoder, const char *from, size_t size,
	unsigned char *out);

/* Adds six bits; every fourth time it writes three bytes, which it returns. */
size_t decode_digit(struct decoder *decoder, unsigned value,
	unsigned char *out);

/* What is left at the end, when padding, a digit or a line end is missing. */
size_t decode_base64_end(struct decoder *decoder, unsigned char *out);
size_t decode_quoted_printable_end(struct decoder *decoder, unsigned char *out);
size_t decode_uuencode_end(struct decoder *decoder, unsigned char *out);

#endif
