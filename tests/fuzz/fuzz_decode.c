/*
 * Transfer encodings.  The first byte says which, the second into which pieces
 * the rest is cut: that must not change what comes out.
 */
#include "mail/decode.h"

#include "fuzz.h"

typedef size_t (*step)(struct decoder *decoder, const char *from, size_t size,
	unsigned char *out);
typedef size_t (*end)(struct decoder *decoder, unsigned char *out);

static const struct {
	step step;
	end end;
} codings[] = {
	{ decode_base64, decode_base64_end },
	{ decode_quoted_printable, decode_quoted_printable_end },
	{ decode_uuencode, decode_uuencode_end },
};

static GByteArray *
decode(unsigned coding, const char *bytes, gsize size, gsize piece)
{
	GByteArray *decoded = g_byte_array_new();
	g_autofree guchar *out = g_malloc(DECODE_GROWTH * (piece + 2));
	struct decoder decoder = { 0 };

	for (gsize at = 0; at < size; at += piece) {
		gsize n = MIN(piece, size - at);

		n = codings[coding].step(&decoder, bytes + at, n, out);
		g_byte_array_append(decoded, out, (guint)n);
	}
	g_byte_array_append(decoded, out,
		(guint)codings[coding].end(&decoder, out));
	return decoded;
}

static void
check(const char *bytes, gsize size)
{
	if (size < 3)
		return;
	unsigned coding = (guchar)bytes[0] % G_N_ELEMENTS(codings);
	gsize piece = (guchar)bytes[1] % 64 + 1;
	g_autoptr(GByteArray) whole =
		decode(coding, bytes + 2, size - 2, size - 2);
	g_autoptr(GByteArray) pieces =
		decode(coding, bytes + 2, size - 2, piece);

	g_assert_cmpmem(whole->data, whole->len, pieces->data, pieces->len);
}

FUZZ_TARGET(fuzz_nothing, check)
