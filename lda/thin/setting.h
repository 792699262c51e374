/*
 * setting.h - the few settings that the thin postcase-lda needs
 *
 * A configuration that conf_parse() (conf/conf.h) takes is read alike; of what
 * is wrong in one the full program and postcase-lmtpd will tell.
 */
#ifndef LDA_THIN_SETTING_H
#define LDA_THIN_SETTING_H

#include <stdbool.h>

enum { SETTING_SOCKET_MAX = 107 }; /* bytes of a unix socket's name */

struct setting {
	char socket[SETTING_SOCKET_MAX + 1]; /* of postcase-lmtpd */
	unsigned answer_s; /* as long as it may work on a message */
};

/* From text, which ends with NUL.  False: it listens on no unix socket. */
bool setting_parse(const char *text, struct setting *setting);

/* From the file; false also when that cannot be read. */
bool setting_load(const char *path, struct setting *setting);

#endif
