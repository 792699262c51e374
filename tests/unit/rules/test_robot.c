#include "rules/robot.h"

#include "table.h"

/* "mailbox|name"; "-" is NULL. */
static const struct row {
	const char *name, *address, *want;
} rows[] = {
	{ "a person's address is as it is, in lower case", "Carla@Example.NET",
		"carla@example.net|-" },
	{ "an extension is cut off", "carla+x+y@example.net",
		"carla@example.net|-" },
	{ "a local part of '+' stays", "+x@example.net", "+x@example.net|-" },
	{ "SRS0 is undone", "SRS0=HHH=TT=example.org=Owner-X@example.net",
		"owner-x@example.org|owner-" },
	{ "SRS0 with a plus is undone", "srs0+hhh=tt=example.org=a@example.net",
		"a@example.org|-" },
	{ "SRS1 is undone",
		"SRS1=GGG=example.com==HHH=TT=example.org=a@example.net",
		"a@example.org|-" },
	{ "SRS that is cut is nobody's", "SRS0=HHH=TT@example.net", "-|-" },
	{ "SRS that wraps nothing is nobody's", "SRS0=H=T==@example.net",
		"-|-" },
	{ "SRS1 without its middle is nobody's", "SRS1=G=x@example.net",
		"-|-" },
	{ "a name that only starts like SRS is a person's", "srs0@example.net",
		"srs0@example.net|-" },
	{ "BATV is undone", "prvs=0123456789=a@example.net",
		"a@example.net|-" },
	{ "BATV without a tag is as it is", "prvs=a@example.net",
		"prvs=a@example.net|-" },
	{ "no address is nobody's", "carla", "-|-" },
	{ "two at signs are nobody's", "a@b@example.net", "-|-" },
	{ "mailer-daemon is a robot", "MAILER-DAEMON@example.net",
		"mailer-daemon@example.net|mailer-daemon" },
	{ "a name that contains mailer-daemon is a person's",
		"mailer-daemons@example.net", "mailer-daemons@example.net|-" },
	{ "owner- is a robot", "owner-list@example.net",
		"owner-list@example.net|owner-" },
	{ "-request anywhere is a robot", "x-request-y@example.net",
		"x-request-y@example.net|-request" },
	{ "-owner is a robot", "list-owner@example.net",
		"list-owner@example.net|-owner" },
	{ "-admin is a robot", "list-admin@example.net",
		"list-admin@example.net|-admin" },
	{ "VERP of a list is a robot",
		"list-bounces+carla=example.org@example.net",
		"list-bounces@example.net|-bounces" },
	{ "VERP of a mailer is a robot", "bounce-123_HTML@example.net",
		"bounce-123_html@example.net|bounce-" },
	{ "a domain makes no robot", "carla@noreply.example.net",
		"carla@noreply.example.net|-" },
};

static void
mailbox_is_found(void **state)
{
	const struct row *row = *state;
	g_autofree char *mailbox = robot_unwrap(row->address);
	const char *name = mailbox ? robot_name(mailbox) : NULL;
	g_autofree char *got = g_strdup_printf("%s|%s", mailbox ? mailbox : "-",
		name ? name : "-");

	assert_string_equal(got, row->want);
}

/* Those of RFC 3834, RFC 5230 and everyday life that need no row. */
static void
nobody_reads_these(void **state)
{
	static const char *const locals[] = { "autoanswer", "bounce", "bounces",
		"daemon", "do-not-reply", "do_not_reply", "donotreply",
		"listproc", "listserv", "mail", "mailer", "majordomo", "mmdf",
		"netserv", "no-reply", "no.reply", "no_reply", "nobody",
		"noreply", "notification", "notifications", "owner",
		"postmaster", "postoffice", "root", "sendmail", "uucp",
		"bounces-x", "no-reply-x", "noreply-x", "x-bounce",
		"x-no-reply", "x-noreply" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(locals); i++) {
		g_autofree char *mailbox =
			g_strconcat(locals[i], "@example.net", NULL);

		assert_non_null(robot_name(mailbox));
	}
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, mailbox_is_found);
	tests_add(&tests, "nobody reads what comes to these",
		nobody_reads_these, NULL);
	return TESTS_RUN(&tests, "robot");
}
