/* Postfix's settings that are right or wrong by themselves, in a table. */
#include "ctl/check_postfix.h"

#include "ctl/group.h"

#include <string.h>

/* What deadline leaves to a client: that of postcase-lmtpd, as its page says.
 */
enum { MARGIN_SECONDS = 10 };

/* A setting of main.cf, and what it has to be. */
struct setting {
	const char *check, *name;
	enum check_level level;
	bool (*is_right)(const struct postfix_case *c, const char *value);
	char *(*wanted)(const struct postfix_case *c);
	const char *what;
};

static bool
is_yes(const struct postfix_case *c, const char *value)
{
	(void)c;
	return strcmp(value, "yes") == 0;
}

static char *
yes(const struct postfix_case *c)
{
	(void)c;
	return g_strdup("yes");
}

static bool
is_not_no(const struct postfix_case *c, const char *value)
{
	(void)c;
	return *value != '\0' && strcmp(value, "no") != 0;
}

static char *
normalize(const struct postfix_case *c)
{
	(void)c;
	return g_strdup("normalize");
}

static bool
is_six(const struct postfix_case *c, const char *value)
{
	(void)c;
	return g_ascii_strtoll(value, NULL, 10) >= 6;
}

static char *
six(const struct postfix_case *c)
{
	(void)c;
	return g_strdup("6");
}

/* The same characters, in whatever order. */
static bool
is_delimiter(const struct postfix_case *c, const char *value)
{
	const char *ours = c->ctl->conf->recipient_delimiter;

	return strlen(ours) == strlen(value) &&
	       strspn(value, ours) == strlen(value);
}

static char *
delimiter(const struct postfix_case *c)
{
	return g_strdup(c->ctl->conf->recipient_delimiter);
}

static bool
is_size(const struct postfix_case *c, const char *value)
{
	gint64 size = g_ascii_strtoll(value, NULL, 10);

	return size > 0 && size <= c->ctl->conf->message_size_limit;
}

static char *
size(const struct postfix_case *c)
{
	return g_strdup_printf("%" G_GINT64_FORMAT,
		c->ctl->conf->message_size_limit);
}

/* "1000s", "5m", "1h": in seconds, as postconf(5) has it. */
static gint64
seconds(const char *value)
{
	static const struct {
		char letter;
		gint64 seconds;
	} units[] = { { 'm', 60 }, { 'h', 3600 }, { 'd', 86400 },
		{ 'w', 604800 } };
	char *end = NULL;
	gint64 n = g_ascii_strtoll(value, &end, 10);

	for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
		if (*end == units[i].letter)
			return n * units[i].seconds;
	return n;
}

static bool
is_time_of_program(const struct postfix_case *c, const char *value)
{
	return seconds(value) > c->ctl->conf->deadline + MARGIN_SECONDS;
}

static gint64
patience(const struct postfix_case *c)
{
	const struct conf *conf = c->ctl->conf;

	return conf->deadline + 2 * conf->database_timeout + MARGIN_SECONDS;
}

static bool
is_time_of_server(const struct postfix_case *c, const char *value)
{
	return seconds(value) > patience(c);
}

static char *
thousand(const struct postfix_case *c)
{
	return g_strdup_printf("%" G_GINT64_FORMAT "s",
		MAX(1000, 2 * patience(c)));
}

/* One at a time: mail for two accounts would be two e-mails' work. */
static bool
is_several(const struct postfix_case *c, const char *value)
{
	(void)c;
	return g_ascii_strtoll(value, NULL, 10) != 1;
}

static char *
fifty(const struct postfix_case *c)
{
	(void)c;
	return g_strdup("50");
}

/* clang-format off */
static const struct setting settings[] = {
	{ "delimiter", "recipient_delimiter", CHECK_ERROR, is_delimiter, delimiter,
		"not that of postcase.conf: answers to an address with a token are unknown recipients" },
	{ "size", "message_size_limit", CHECK_WARNING, is_size, size,
		"larger than that of postcase.conf: Postfix takes mail that has to be sent back" },
	{ "time", "command_time_limit", CHECK_ERROR, is_time_of_program, thousand,
		"not above postcase-lda's deadline: mail bounces when the database is slow" },
	{ "time", "lmtp_data_done_timeout", CHECK_ERROR, is_time_of_server, thousand,
		"not above what postcase-lmtpd may take: mail is sent again and again" },
	{ "protocol", "milter_protocol", CHECK_ERROR, is_six, six,
		"milters are spoken to in a version that leaves out what postcase-milter needs" },
	{ "lmtp", "lmtp_destination_recipient_limit", CHECK_WARNING, is_several, fifty,
		"mail for several group accounts does not come in one transaction" },
	{ "lmtp", "lmtp_send_xforward_command", CHECK_WARNING, is_yes, yes,
		"postcase does not learn the queue id: its log and Postfix's have none in common" },
	{ "smuggling", "smtpd_forbid_bare_newline", CHECK_WARNING, is_not_no, normalize,
		"a stranger can hide a mail in another one, with any sender (CVE-2023-51764)" },
	{ "smuggling", "smtpd_forbid_unauth_pipelining", CHECK_WARNING, is_yes, yes,
		"what hides a mail in another one is let through" },
};
/* clang-format on */

static void
check_setting(const struct postfix_case *c, const struct setting *s)
{
	const char *value = postfix_get(c->postfix, s->name);
	g_autofree char *wanted = s->wanted(c);
	g_autofree char *todo = postfix_set(c->postfix, NULL, s->name, wanted);
	g_autofree char *is = g_strdup_printf("%s = %s", s->name, value);
	g_autofree char *what = g_strdup_printf("%s: %s", is, s->what);

	if (s->is_right(c, value))
		check_say(c->report, CHECK_OK, s->check, is, NULL);
	else
		check_say(c->report, s->level, s->check, what, todo);
}

/* Older ones edit the wrong one of several headers of a name. */
static void
check_version(const struct postfix_case *c)
{
	static const gint64 least[] = { 3, 7, 11 };
	const char *version = postfix_get(c->postfix, "mail_version");
	const char *at = version;
	g_autofree char *what = g_strdup_printf("Postfix %s", version);
	g_autofree char *old = g_strdup_printf(
		"%s: before 3.7.11 a milter's change can meet the wrong header",
		what);

	for (size_t i = 0; i < G_N_ELEMENTS(least); i++) {
		char *end = NULL;
		gint64 n = g_ascii_strtoll(at, &end, 10);

		if (n < least[i]) {
			check_say(c->report, CHECK_WARNING, "version", old,
				"upgrade it");
			return;
		}
		if (n > least[i])
			break;
		at = *end == '.' ? end + 1 : end;
	}
	check_say(c->report, CHECK_OK, "version", what, NULL);
}

/* Without it nobody is an agent; postcase-milter asks for it by itself. */
static void
check_macros(const struct postfix_case *c)
{
	static const char name[] = "milter_mail_macros";
	const char *value = postfix_get(c->postfix, name);
	g_autofree char *todo = postfix_add(c->postfix, name, "{auth_authen}");

	if (strstr(value, "auth_authen") != NULL)
		check_say(c->report, CHECK_OK, "macros", value, NULL);
	else
		check_say(c->report, CHECK_WARNING, "macros",
			"milter_mail_macros does not have {auth_authen}: a "
			"milter does not learn who has logged in",
			todo);
}

/* A socket that a locked up client does not see. */
static void
check_chroot(const struct postfix_case *c)
{
	static const char service[] = "lmtp/unix";
	g_autofree char *field = g_strconcat(service, "/chroot = n", NULL);
	g_autofree char *quoted = g_shell_quote(field);
	g_autofree char *todo = g_strdup_printf("postconf %s%s%s-F %s",
		c->postfix->config_dir ? "-c " : "",
		c->postfix->config_dir ? c->postfix->config_dir : "",
		c->postfix->config_dir ? " " : "", quoted);

	if (strncmp(c->lmtp, "lmtp:unix:/", strlen("lmtp:unix:/")) == 0 &&
		postfix_is_chrooted(c->postfix, service))
		check_say(c->report, CHECK_ERROR, "chroot",
			"lmtp is locked up in the queue directory, and "
			"lmtp_listen is outside of it",
			todo);
	else
		check_say(c->report, CHECK_OK, "chroot", c->lmtp, NULL);
}

char *
check_map_name(const struct postfix_case *c, const char *map)
{
	return g_strdup_printf("%s:%s/%s", c->type,
		c->ctl->conf->maps_directory, map);
}

void
check_postfix(struct ctl *ctl, const char *config_dir,
	struct check_report *report)
{
	g_autoptr(GError) fault = NULL;
	g_autoptr(postfix) postfix = postfix_read(config_dir, &fault);
	struct postfix_case c = { ctl, postfix, report, NULL, NULL };

	if (postfix == NULL) {
		check_say(report, CHECK_ERROR, "postfix", fault->message, NULL);
		return;
	}
	g_autofree char *next = group_nexthop(ctl->conf->lmtp_listen,
		postfix_get(postfix, "queue_directory"));
	c.type = g_strdup(postfix_get(postfix, "default_database_type"));
	c.lmtp = g_strconcat("lmtp:", next, NULL);
	check_version(&c);
	check_milters(&c);
	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++)
		check_setting(&c, &settings[i]);
	check_macros(&c);
	check_chroot(&c);
	check_ways(&c);
	g_free(c.type);
	g_free(c.lmtp);
}
