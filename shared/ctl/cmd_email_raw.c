/* postcase email raw: the bytes as they came */
#include "ctl/cmd.h"
#include "ctl/email.h"
#include "ctl/email_bytes.h"

static bool
write_raw(struct ctl *ctl, const struct rows *email, struct out *out,
	GError **error)
{
	gint64 left = rows_number(email, 0, "size");

	for (gint64 chunk = 0; left > 0; chunk++) {
		g_autoptr(GBytes) bytes = email_chunk(ctl,
			rows_number(email, 0, "id"), chunk, error);
		gsize size = 0;

		if (bytes == NULL)
			return false;

		const void *data = g_bytes_get_data(bytes, &size);
		if (!out_take(data, size, out))
			return false;
		left -= (gint64)size;
	}
	return true;
}

bool
cmd_email_raw(struct ctl *ctl, char **args, GError **error)
{
	g_autofree char *id = NULL;
	g_autoptr(rows) email = rows_new();
	g_autoptr(file) file = NULL;
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	if (tx == NULL ||
		!email_find(ctl, tx, args[0], ACCESS_READ, &id, error) ||
		!rows_ask(tx, STMT_EMAILS_SHOW, ROWS_TEXTS(id, "0"), email,
			error) ||
		!tx_commit(tx, error))
		return false;
	file = out_open(ctl, error);

	struct out out = { file, sum, error };
	return file != NULL && write_raw(ctl, email, &out, error) &&
	       out_finish(&out, rows_text(email, 0, "sha256"), error);
}
