#include "mail/part.h"

#include "mail/decode.h"

enum {
	PIECE = 32 * 1024,    /* of bytes as they are */
	ENCODED_PIECE = 2000, /* decoded they have room in 64 KiB */
};

struct decoding {
	const char *bytes;
	size_t size;
	part_sink sink;
	void *data;
};

typedef size_t (*decode_step)(struct decoder *decoder, const char *from,
	size_t size, unsigned char *out);
typedef size_t (*decode_end)(struct decoder *decoder, unsigned char *out);

static const struct {
	const char *name;
	decode_step step;
	decode_end end;
} codings[] = {
	[ENCODING_NONE] = { "none", NULL, NULL },
	[ENCODING_BASE64] = { "base64", decode_base64, decode_base64_end },
	[ENCODING_QUOTED_PRINTABLE] = { "quoted-printable",
		decode_quoted_printable, decode_quoted_printable_end },
	[ENCODING_UUENCODE] = { "uuencode", decode_uuencode,
		decode_uuencode_end },
};

static bool
pass_on(const struct decoding *in)
{
	bool more = true;

	for (size_t at = 0; more && at < in->size; at += PIECE)
		more = in->sink(in->bytes + at, MIN(PIECE, in->size - at),
			in->data);
	return more;
}

static bool
decode(const struct decoding *in, decode_step step, decode_end end)
{
	struct decoder decoder = { 0 };
	unsigned char piece[DECODE_GROWTH * (ENCODED_PIECE + 2)];
	bool more = true;

	for (size_t at = 0; more && at < in->size; at += ENCODED_PIECE) {
		size_t n = step(&decoder, in->bytes + at,
			MIN(ENCODED_PIECE, in->size - at), piece);

		more = n == 0 || in->sink(piece, n, in->data);
	}
	if (!more)
		return false;
	size_t n = end(&decoder, piece);

	return n == 0 || in->sink(piece, n, in->data);
}

bool
part_decode(GBytes *raw, gint64 offset, gint64 length,
	enum message_encoding encoding, part_sink sink, void *data)
{
	gsize size = 0;
	const char *bytes = g_bytes_get_data(raw, &size);
	gint64 start = CLAMP(offset, 0, (gint64)size);
	gint64 within = offset < 0 && length > 0 ? length + offset : length;
	struct decoding in = { bytes, 0, sink, data };

	if (within <= 0 || start == (gint64)size)
		return true;
	in.bytes += start;
	in.size = (size_t)MIN(within, (gint64)size - start);
	if (codings[encoding].step == NULL)
		return pass_on(&in);
	return decode(&in, codings[encoding].step, codings[encoding].end);
}

struct start {
	GString *bytes;
	gsize max;
};

static bool
keep_start(const void *bytes, size_t size, void *data)
{
	struct start *start = data;
	gsize room = start->max - start->bytes->len;

	g_string_append_len(start->bytes, bytes, (gssize)MIN(size, room));
	return size <= room;
}

GString *
part_start(GBytes *raw, const struct message_attachment *part, gsize max,
	bool *more)
{
	struct start start = { g_string_new(NULL), max };
	bool all = part_decode(raw, part->offset, part->length, part->encoding,
		keep_start, &start);

	if (more != NULL)
		*more = !all;
	return start.bytes;
}

const char *
part_encoding_name(enum message_encoding encoding)
{
	return codings[encoding].name;
}

enum message_encoding
part_encoding_parse(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(codings); i++)
		if (g_ascii_strcasecmp(codings[i].name, name) == 0)
			return (enum message_encoding)i;
	return ENCODING_NONE;
}
