/*
 * email_bytes.h - the bytes of a stored e-mail, on their way out
 */
#ifndef CTL_EMAIL_BYTES_H
#define CTL_EMAIL_BYTES_H

#include "ctl/ctl.h"
#include "ctl/file.h"

/* What the options of `email raw` and `email attachment` say. */
struct email_said {
	char *output;
	gboolean force;
};

extern struct email_said email_said;

/* Where bytes go, and what they add up to; borrowed. */
struct out {
	struct file *file;
	GChecksum *sum; /* SHA-256 */
	GError **error;
};

/*
 * Opens what the options say; as file_open(), and EX_NOPERM as
 * viewer_may_open().
 */
struct file *out_open(const struct ctl *ctl, GError **error);

/* A part_sink; false sets *out->error. */
bool out_take(const void *bytes, size_t size, void *out);

/*
 * Closes the file if the bytes are those that came, by their SHA-256 in
 * hexadecimal; else EX_DATAERR, and the file will be taken away.
 */
bool out_finish(struct out *out, const char *sha256, GError **error);

/*
 * One chunk, in a transaction of its own: however many there are, none takes
 * long.  NULL and EX_DATAERR when it is not there.
 */
GBytes *email_chunk(struct ctl *ctl, gint64 id, gint64 chunk, GError **error);

#endif
