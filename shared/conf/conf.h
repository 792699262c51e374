/*
 * conf.h - postcase.conf: one table of keys
 *
 * A flat file of "key = value" lines; '#' starts a comment line.  An unknown
 * key, a key given twice and a value out of range are errors that name file
 * and line; so a typing error never passes as a default.  Own reader, for
 * GKeyFile keeps no line numbers and takes doubles silently.
 */
#ifndef CONF_CONF_H
#define CONF_CONF_H

#include "base/autoptr.h"
#include "base/fault.h"
#include "conf/path.h"

struct conf {
	char *path;
	char *database;               /* libpq connection string or URI */
	char *database_delivery_role; /* "": as database says */
	char *database_command_role;  /* "": as database says */
	char *database_milter_role;   /* "": as database says */
	char *redis;                  /* socket path or HOST:PORT; "" is none */
	char *redis_prefix;           /* of every key */
	char *recipient_delimiter;    /* characters, as Postfix's; may be "" */
	char *authserv_id;            /* of our Authentication-Results, or "" */
	gint64 authserv_milters;      /* fields of it that are ours, at most */
	char *agent_domains;          /* see rules/standing.h; or "" */
	bool b2c;                     /* a contact comes before its account */
	bool link_by_domain;          /* an address of nobody to an account */
	char *free_mail_domains;      /* of which no account's are; or "" */
	char *spam_header;            /* see rules/spam.h; or "" */
	char *archive_domain;         /* of agents' copies; "": none */
	char *maps_directory;         /* of Postfix's maps; "": none */
	char *secret_key_file;        /* see base/secret.h */
	gint64 message_size_limit;    /* bytes */
	gint64 deadline;              /* seconds for one message, all in all */
	gint64 database_timeout;      /* seconds of that for the database */
	gint64 redis_timeout;         /* milliseconds */
	char *lmtp_listen;            /* words: socket paths, HOST:PORT */
	gint64 lmtp_workers;          /* processes; 0: twice the processors */
	gint64 lmtp_sessions;         /* at once, of all workers */
	gint64 lmtp_idle_timeout;     /* seconds */
	gint64 lmtp_worker_messages;  /* then another process takes over */
	char *spool_directory;        /* for large messages on their way in */
	char *milter_listen;          /* libmilter's */
	gint64 milter_sessions;       /* at once */
	gint64 milter_connections;    /* to the database, at most */
	gint64 milter_rate;           /* messages a minute; 0: any number */
	gint64 milter_refresh;        /* seconds */
	char *on_database_error;      /* "tempfail", "accept" */
	char *log_file;               /* "": syslog, facility mail */
	bool log_verbose;
};

/* FAULT_CONFIG with "PATH:LINE: why" when it cannot be read or taken. */
struct conf *conf_load(const char *path, GError **error);

/* The same from text; path is only for messages. */
struct conf *conf_parse(const char *text, const char *path, GError **error);

/* Every key with its default and its meaning, as a file; caller frees. */
char *conf_example(void);

void conf_free(struct conf *conf);
AUTOPTR(conf, conf_free)

#endif
