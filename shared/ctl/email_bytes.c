#include "ctl/email_bytes.h"

#include "ctl/cmd.h"
#include "ctl/status.h"
#include "store/raws.h"

#include <sysexits.h>

struct email_said email_said;

/* clang-format off */
const GOptionEntry email_file_options[] = {
	{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &email_said.output, "a new file, instead of standard output", "FILE" },
	{ "force", 0, 0, G_OPTION_ARG_NONE, &email_said.force, "overwrite a file, write to a terminal", NULL },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

struct file *
out_open(const struct ctl *ctl, GError **error)
{
	if (!viewer_may_open(ctl, email_said.output, error))
		return NULL;
	return file_open(email_said.output, email_said.force, error);
}

bool
out_take(const void *bytes, size_t size, void *data)
{
	struct out *out = data;

	g_checksum_update(out->sum, bytes, (gssize)size);
	return file_write(out->file, bytes, size, out->error);
}

bool
out_finish(struct out *out, const char *sha256, GError **error)
{
	if (g_strcmp0(g_checksum_get_string(out->sum), sha256) != 0)
		return status_set(error, EX_DATAERR,
			"the bytes are not those that came (SHA-256 is %s, was "
			"%s); see: postcase check",
			g_checksum_get_string(out->sum), sha256);
	return file_close(out->file, error);
}

GBytes *
email_chunk(struct ctl *ctl, gint64 id, gint64 chunk, GError **error)
{
	g_autoptr(tx) tx = ctl_begin(ctl, error);
	g_autoptr(GBytes) bytes = NULL;

	if (tx == NULL || !raws_read(tx, id, chunk, &bytes, error) ||
		!tx_commit(tx, error))
		return NULL;
	if (bytes == NULL)
		status_set(error, EX_DATAERR,
			"some of its bytes are not there (chunk "
			"%" G_GINT64_FORMAT "); see: postcase check",
			chunk);
	return g_steal_pointer(&bytes);
}
