/*
 * path.h - where the configuration is, and what holds without it
 *
 * On libc alone: the thin postcase-lda reads three keys of it, without the
 * table of conf.c.
 */
#ifndef CONF_PATH_H
#define CONF_PATH_H

#define PRESET_LMTP_LISTEN      "/var/spool/postfix/postcase/lmtp"
#define PRESET_MILTER_LISTEN    "unix:/var/spool/postfix/postcase/milter"
#define PRESET_MAPS_DIRECTORY   "/etc/postcase/maps"
#define PRESET_SECRET_KEY_FILE  "/etc/postcase/secret.key"
#define PRESET_DEADLINE         "60"
#define PRESET_DATABASE_TIMEOUT "20"

/*
 * The file in force: what the command line said (or NULL), POSTCASE_CONF of
 * the environment, or the built-in path.
 */
const char *conf_path(const char *option);

#endif
