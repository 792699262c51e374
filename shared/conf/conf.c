#include "conf/conf.h"

#include "base/text.h"

#include <errno.h>
#include <string.h>

enum type { TYPE_TEXT, TYPE_WORD, TYPE_NUMBER, TYPE_BOOL };

struct row {
	const char *key;
	enum type type;
	size_t place;       /* in struct conf */
	const char *preset; /* of TYPE_WORD: all words, its first one holds */
	gint64 min, max;
	const char *help;
};

#define PLACE(member) offsetof(struct conf, member)

static const struct row rows[] = {
	{ "database", TYPE_TEXT, PLACE(database), "dbname=postcase", 0, 0,
		"PostgreSQL: a libpq connection string or URI" },
	{ "database_delivery_role", TYPE_TEXT, PLACE(database_delivery_role),
		"", 0, 0,
		"the PostgreSQL role of the programs that deliver; empty: that "
		"of database" },
	{ "database_command_role", TYPE_TEXT, PLACE(database_command_role), "",
		0, 0,
		"the role of the command line, but for postcase init; empty: "
		"that of database" },
	{ "database_milter_role", TYPE_TEXT, PLACE(database_milter_role), "", 0,
		0, "the role of postcase-milter; empty: that of database" },
	{ "redis", TYPE_TEXT, PLACE(redis), "", 0, 0,
		"Redis: a socket path or HOST:PORT; empty: turns are kept by "
		"PostgreSQL alone" },
	{ "redis_prefix", TYPE_TEXT, PLACE(redis_prefix), "postcase:", 0, 0,
		"what every Redis key starts with" },
	{ "recipient_delimiter", TYPE_TEXT, PLACE(recipient_delimiter), "+", 0,
		0,
		"characters that part an address from its extension, as "
		"Postfix's setting of that name" },
	{ "authserv_id", TYPE_TEXT, PLACE(authserv_id), "", 0, 0,
		"the name that the own mail server's milters put into "
		"Authentication-Results; empty: no such field is trusted" },
	{ "authserv_milters", TYPE_NUMBER, PLACE(authserv_milters), "0", 0, 16,
		"how many Authentication-Results the milters in front of "
		"postcase-milter write into each mail; others with "
		"authserv_id are taken out" },
	{ "agent_domains", TYPE_TEXT, PLACE(agent_domains), "", 0, 0,
		"domains whose DMARC pass (see authserv_id) proves that a user "
		"of postcase wrote a mail; empty: none does" },
	{ "b2c", TYPE_BOOL, PLACE(b2c), "no", 0, 0,
		"yes: a contact's mail is filed under the contact, not under "
		"its account" },
	{ "link_by_domain", TYPE_BOOL, PLACE(link_by_domain), "no", 0, 0,
		"yes: mail from an address that nobody has belongs to the "
		"account that has its domain" },
	{ "free_mail_domains", TYPE_TEXT, PLACE(free_mail_domains),
		"aol.com gmail.com gmx.com gmx.de gmx.net googlemail.com "
		"hotmail.com icloud.com live.com mail.ru me.com msn.com "
		"outlook.com proton.me protonmail.com qq.com web.de yahoo.com "
		"yandex.ru",
		0, 0,
		"domains where anybody can have an address, so they are no "
		"account's" },
	{ "spam_header", TYPE_TEXT, PLACE(spam_header), "", 0, 0,
		"the field that the own spam filter writes into spam, NAME: "
		"VALUE, '*' in VALUE for anything; empty: there is none" },
	{ "archive_domain", TYPE_TEXT, PLACE(archive_domain), "", 0, 0,
		"a domain of nobody's, that Postfix's transport_maps gives to "
		"postcase-lmtpd: agents' answers leave their copies there; "
		"empty: no copies" },
	{ "maps_directory", TYPE_TEXT, PLACE(maps_directory),
		PRESET_MAPS_DIRECTORY, 0, 0,
		"where postcase maps writes what Postfix has to know of group "
		"accounts and users; empty: nowhere" },
	{ "secret_key_file", TYPE_TEXT, PLACE(secret_key_file),
		PRESET_SECRET_KEY_FILE, 0, 0,
		"the key of passwords in the database, which only the service "
		"user may read; postcase init makes it" },
	{ "message_size_limit", TYPE_NUMBER, PLACE(message_size_limit),
		"52428800", 65536, 1073741823,
		"bytes; larger messages are refused" },
	{ "deadline", TYPE_NUMBER, PLACE(deadline), PRESET_DEADLINE, 2, 600,
		"seconds for one message; keep it below Postfix's "
		"command_time_limit" },
	{ "database_timeout", TYPE_NUMBER, PLACE(database_timeout),
		PRESET_DATABASE_TIMEOUT, 1, 120,
		"seconds of that for PostgreSQL" },
	{ "redis_timeout", TYPE_NUMBER, PLACE(redis_timeout), "50", 1, 5000,
		"milliseconds; a slower Redis is passed by" },
	{ "lmtp_listen", TYPE_TEXT, PLACE(lmtp_listen), PRESET_LMTP_LISTEN, 0,
		0,
		"where postcase-lmtpd listens: paths of sockets and HOST:PORT, "
		"parted by blanks" },
	{ "lmtp_workers", TYPE_NUMBER, PLACE(lmtp_workers), "0", 0, 256,
		"processes of postcase-lmtpd that store mail; 0: twice as many "
		"as there are processors" },
	{ "lmtp_sessions", TYPE_NUMBER, PLACE(lmtp_sessions), "200", 1, 10000,
		"clients of postcase-lmtpd at once; more are told to come "
		"later" },
	{ "lmtp_idle_timeout", TYPE_NUMBER, PLACE(lmtp_idle_timeout), "300", 1,
		3600,
		"seconds till postcase-lmtpd closes the session of a silent "
		"client" },
	{ "lmtp_worker_messages", TYPE_NUMBER, PLACE(lmtp_worker_messages),
		"10000", 1, 1000000000,
		"messages till another process takes a worker's place" },
	{ "spool_directory", TYPE_TEXT, PLACE(spool_directory), "/var/tmp", 0,
		0,
		"where postcase-lmtpd puts a large message until it is "
		"stored" },
	{ "milter_listen", TYPE_TEXT, PLACE(milter_listen),
		PRESET_MILTER_LISTEN, 0, 0,
		"where postcase-milter listens: unix:PATH, inet:PORT@HOST or "
		"fd:3" },
	{ "milter_sessions", TYPE_NUMBER, PLACE(milter_sessions), "2000", 1,
		60000,
		"clients of postcase-milter at once; more are told to come "
		"later" },
	{ "milter_connections", TYPE_NUMBER, PLACE(milter_connections), "8", 1,
		256, "connections of postcase-milter to PostgreSQL, at most" },
	{ "milter_rate", TYPE_NUMBER, PLACE(milter_rate), "6000", 0, 1000000,
		"messages a minute that one group account takes from "
		"postcase-milter; more are told to come later; 0: any number" },
	{ "milter_refresh", TYPE_NUMBER, PLACE(milter_refresh), "60", 1, 86400,
		"seconds till postcase-milter reads accounts and filters "
		"again, though nothing told it of a change" },
	{ "on_database_error", TYPE_WORD, PLACE(on_database_error),
		"tempfail accept", 0, 0,
		"an agent's mail that concerns a case, when PostgreSQL cannot "
		"be asked: tempfail or accept as it is" },
	{ "log_file", TYPE_TEXT, PLACE(log_file), "", 0, 0,
		"append to this file instead of logging to syslog; for trials "
		"and containers without a syslog daemon" },
	{ "log_verbose", TYPE_BOOL, PLACE(log_verbose), "no", 0, 0,
		"log each stage of a message and its time" },
};

static char **
text_at(struct conf *conf, const struct row *row)
{
	return (char **)((char *)conf + row->place);
}

/* NULL, or what is wrong with the value. */
static char *
take_number(struct conf *conf, const struct row *row, const char *value)
{
	char *end = NULL;

	errno = 0;
	gint64 number = g_ascii_strtoll(value, &end, 10);
	if (errno != 0 || *value == '\0' || *end != '\0' || number < row->min ||
		number > row->max)
		return g_strdup_printf("wants a number from %" G_GINT64_FORMAT
				       " to %" G_GINT64_FORMAT ", not '%s'",
			row->min, row->max, value);
	*(gint64 *)(void *)((char *)conf + row->place) = number;
	return NULL;
}

static char *
take_bool(struct conf *conf, const struct row *row, const char *value)
{
	bool yes = strcmp(value, "yes") == 0;

	if (!yes && strcmp(value, "no") != 0)
		return g_strdup_printf("wants yes or no, not '%s'", value);
	*(bool *)((char *)conf + row->place) = yes;
	return NULL;
}

static char *
take_text(struct conf *conf, const struct row *row, const char *value)
{
	g_free(*text_at(conf, row));
	*text_at(conf, row) = g_strdup(value);
	return NULL;
}

static char *
take_word(struct conf *conf, const struct row *row, const char *value)
{
	g_auto(GStrv) words = g_strsplit(row->preset, " ", -1);
	g_autofree char *choice = g_strjoinv(" or ", words);

	if (!g_strv_contains((const char *const *)words, value))
		return g_strdup_printf("wants %s, not '%s'", choice, value);
	return take_text(conf, row, value);
}

static char *
take(struct conf *conf, const struct row *row, const char *value)
{
	switch (row->type) {
	case TYPE_TEXT:
		return take_text(conf, row, value);
	case TYPE_WORD:
		return take_word(conf, row, value);
	case TYPE_NUMBER:
		return take_number(conf, row, value);
	case TYPE_BOOL:
		return take_bool(conf, row, value);
	}
	return NULL;
}

static char *
unknown_key(const char *key)
{
	const char *keys[G_N_ELEMENTS(rows) + 1] = { NULL };

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		keys[i] = rows[i].key;

	const char *near = text_nearest(key, keys);
	if (near != NULL)
		return g_strdup_printf("no such key: '%s' (did you mean "
				       "'%s'?)",
			key, near);
	return g_strdup_printf("no such key: '%s' (see postcase.conf(5))", key);
}

/* One line that is neither empty nor a comment; NULL, or what is wrong. */
static char *
take_line(struct conf *conf, char *line, bool seen[])
{
	char *sign = strchr(line, '=');

	if (sign == NULL)
		return g_strdup_printf("wants 'key = value', not '%s'", line);
	*sign = '\0';

	const char *key = g_strstrip(line);
	const char *value = g_strstrip(sign + 1);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (strcmp(key, rows[i].key) != 0)
			continue;
		if (seen[i])
			return g_strdup_printf("'%s' is here a second time",
				key);
		seen[i] = true;

		g_autofree char *wrong = take(conf, &rows[i], value);
		return wrong ? g_strdup_printf("%s %s", key, wrong) : NULL;
	}
	return unknown_key(key);
}

static char *
preset_of(const struct row *row)
{
	gsize size = row->type == TYPE_WORD ? strcspn(row->preset, " ") :
					      strlen(row->preset);

	return g_strndup(row->preset, size);
}

static struct conf *
presets(const char *path)
{
	struct conf *conf = g_new0(struct conf, 1);

	conf->path = g_strdup(path);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *preset = preset_of(&rows[i]);

		g_free(take(conf, &rows[i], preset)); /* always NULL */
	}
	return conf;
}

struct conf *
conf_parse(const char *text, const char *path, GError **error)
{
	g_autoptr(conf) conf = presets(path);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	bool seen[G_N_ELEMENTS(rows)] = { false };

	for (size_t i = 0; lines[i] != NULL; i++) {
		char *line = g_strstrip(lines[i]);

		if (line[0] == '\0' || line[0] == '#')
			continue;

		g_autofree char *wrong = take_line(conf, line, seen);
		if (wrong != NULL) {
			fault_set(error, FAULT_CONFIG, "4.3.5", "%s:%zu: %s",
				path, i + 1, wrong);
			return NULL;
		}
	}
	return g_steal_pointer(&conf);
}

/*
 * The mistake that everybody makes: Postfix runs a command of an alias as the
 * owner of the alias database, and as nobody when that is root.
 */
static void
could_not_read(const char *path, const GError *why, GError **error)
{
	bool forbidden = g_error_matches(why, G_FILE_ERROR, G_FILE_ERROR_ACCES);

	fault_set(error, FAULT_CONFIG, "4.3.5",
		"%s: could not be read by user %s: %s%s", path,
		g_get_user_name(),
		forbidden ? "only the service user runs this, and the file is "
			    "its group's (0640); an alias runs as the owner "
			    "of the alias file" :
			    why->message,
		forbidden ? " (chown postcase: ALIASES ALIASES.db)" : "");
}

struct conf *
conf_load(const char *path, GError **error)
{
	g_autofree char *text = NULL;
	g_autoptr(GError) why = NULL;

	if (!g_file_get_contents(path, &text, NULL, &why)) {
		could_not_read(path, why, error);
		return NULL;
	}
	return conf_parse(text, path, error);
}

char *
conf_example(void)
{
	GString *text = g_string_new("# postcase.conf - see "
				     "postcase.conf(5)\n");

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *preset = preset_of(&rows[i]);

		g_string_append_printf(text, "\n# %s\n#%s =%s%s\n",
			rows[i].help, rows[i].key, *preset ? " " : "", preset);
	}
	return g_string_free(text, FALSE);
}

void
conf_free(struct conf *conf)
{
	if (conf == NULL)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (rows[i].type == TYPE_TEXT || rows[i].type == TYPE_WORD)
			g_free(*text_at(conf, &rows[i]));
	g_free(conf->path);
	g_free(conf);
}
