/* postcase email raw: the bytes as they came */
#include "ctl/cmd.h"
#include "ctl/email.h"
#include "ctl/email_bytes.h"
#include "ctl/value.h"

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

	if (!value_id(args[0], "id of an e-mail", &id, error) ||
		!ctl_ask(ctl, STMT_EMAILS_SHOW, ROWS_TEXTS(id, "0"), email,
			error))
		return false;
	if (rows_count(email) == 0)
		return email_no_such(id, error);
	file = file_open(email_said.output, email_said.force, error);

	struct out out = { file, sum, error };
	return file != NULL && write_raw(ctl, email, &out, error) &&
	       out_finish(&out, rows_text(email, 0, "sha256"), error);
}
