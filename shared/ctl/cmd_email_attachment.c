/* postcase email attachment: a list, or the bytes as they were sent */
#include "ctl/cmd.h"
#include "ctl/email.h"
#include "ctl/email_bytes.h"
#include "ctl/status.h"
#include "ctl/value.h"
#include "mail/part.h"
#include "store/raws.h"

#include <sysexits.h>

/* The chunks that hold an attachment; *skip: bytes of them before it. */
static GBytes *
read_range(struct ctl *ctl, gint64 id, const struct rows *place, gint64 *skip,
	GError **error)
{
	gint64 from = rows_number(place, 0, "place");
	gint64 end = from + rows_number(place, 0, "length");
	GByteArray *range = g_byte_array_new();

	*skip = from % RAWS_CHUNK;
	for (gint64 chunk = from / RAWS_CHUNK; chunk * RAWS_CHUNK < end;
		chunk++) {
		g_autoptr(GBytes) bytes = email_chunk(ctl, id, chunk, error);
		gsize size = 0;

		if (bytes == NULL) {
			g_byte_array_unref(range);
			return NULL;
		}

		const void *data = g_bytes_get_data(bytes, &size);
		g_byte_array_append(range, data, (guint)size);
	}
	return g_byte_array_free_to_bytes(range);
}

static bool
write_part(struct ctl *ctl, const char *id, const struct rows *place,
	GError **error)
{
	g_autoptr(file) file = out_open(ctl, error);
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autoptr(GBytes) range = NULL;
	struct out out = { file, sum, error };
	gint64 skip = 0;

	if (file == NULL ||
		(range = read_range(ctl, g_ascii_strtoll(id, NULL, 10), place,
			 &skip, error)) == NULL)
		return false;
	return part_decode(range, skip, rows_number(place, 0, "length"),
		       part_encoding_parse(rows_text(place, 0, "encoding")),
		       out_take, &out) &&
	       out_finish(&out, rows_text(place, 0, "sha256"), error);
}

static bool
find_part(struct ctl *ctl, const char *id, const char *text, GError **error)
{
	g_autofree char *part = NULL;
	g_autoptr(rows) place = rows_new();

	if (!value_id(text, "number of a part", &part, error) ||
		!ctl_ask(ctl, STMT_ATTACHMENTS_PLACE, ROWS_TEXTS(id, part),
			place, error))
		return false;
	if (rows_count(place) == 0)
		return status_set(error, EX_NOUSER,
			"e-mail %s has no part %s; see: postcase email "
			"attachment %s",
			id, part, id);
	return write_part(ctl, id, place, error);
}

bool
cmd_email_attachment(struct ctl *ctl, char **args, GError **error)
{
	g_autofree char *id = NULL;
	g_autoptr(rows) attachments = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	if (tx == NULL ||
		!email_find(ctl, tx, args[0], ACCESS_READ, &id, error) ||
		!rows_ask(tx, STMT_ATTACHMENTS_LIST, ROWS_TEXTS(id),
			attachments, error) ||
		!tx_commit(tx, error))
		return false;
	if (args[1] != NULL)
		return find_part(ctl, id, args[1], error);
	output_rows(ctl, attachments, email_attachment_columns,
		"no attachments");
	return true;
}
