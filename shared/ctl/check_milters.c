/* postcase-milter at each door of Postfix: is it there, in which place, and
 * what happens when it is not running? */
#include "ctl/check_postfix.h"
#include "ctl/milter_list.h"

#include <string.h>

/* The two kinds of doors. */
static const struct door {
	const char *check;
	const char *action; /* what Postfix does without us */
	bool first;
	enum check_level level;
	const char *absent, *wrong_action, *wrong_place;
} doors[] = {
	{ "port 25", "accept", false, CHECK_WARNING,
		"postcase-milter is not asked: nothing is refused before it is "
		"taken",
		"the site's mail waits while postcase-milter does not run",
		"postcase-milter comes before those that check signatures" },
	{ "submission", "tempfail", true, CHECK_ERROR,
		"postcase-milter is not asked: agents' answers are no part of "
		"their cases",
		"agents' answers leave unseen while postcase-milter does not "
		"run",
		"postcase-milter changes headers that are signed already: the "
		"signatures will be wrong" },
};

static void
find_fault(const struct postfix_case *c, const struct door *door,
	const struct milter_place *place, const char **what)
{
	const char *action = place->action ? place->action :
					     postfix_get(c->postfix,
						     "milter_default_action");

	if (place->ours < 0)
		*what = door->absent;
	else if (strcmp(action, door->action) != 0)
		*what = door->wrong_action;
	else if (place->signs >= 0 &&
		 (place->ours < place->signs) != door->first)
		*what = door->wrong_place;
}

/* In main.cf what is of main.cf, unless that is of the other doors. */
static char *
mend(const struct postfix_case *c, const char *service, const struct door *door,
	const char *milters)
{
	bool here = door->first;
	g_autofree char *key = g_strconcat(service, "/smtpd_milters", NULL);

	here = here || g_hash_table_contains(c->postfix->services, key);
	return postfix_set(c->postfix, here ? service : NULL, "smtpd_milters",
		milters);
}

static void
check_door(const struct postfix_case *c, const char *service,
	const struct door *door, const char *milter)
{
	const char *queue = postfix_get(c->postfix, "queue_directory");
	g_auto(GStrv) items = milter_list_split(
		postfix_get_for(c->postfix, service, "smtpd_milters"));
	const struct milter_want want = { milter, door->action, door->first };
	struct milter_place place;
	const char *what = NULL;

	milter_list_find(items, milter, queue, &place);
	find_fault(c, door, &place, &what);
	g_autofree char *list = milter_list_mend(items, &place, &want);
	g_autofree char *todo = mend(c, service, door, list);
	g_autofree char *where = g_strdup_printf("%s: %s", service,
		what ? what : items[place.ours]);
	check_say(c->report, what ? door->level : CHECK_OK, door->check, where,
		what ? todo : NULL);
	g_free(place.action);
}

/* A path from the root on means another place in there. */
static void
check_socket(const struct postfix_case *c, const char *service,
	const char *milter)
{
	g_autofree char *what = g_strdup_printf(
		"%s is locked up in the queue directory, and milter_listen is "
		"outside of it",
		service);

	if (g_str_has_prefix(milter, "unix:/") &&
		postfix_is_chrooted(c->postfix, service))
		check_say(c->report, CHECK_ERROR, "chroot", what,
			"milter_listen = unix:QUEUE_DIRECTORY/postcase/milter "
			"in postcase.conf");
}

/* Who logs in may write in everybody's name, if nobody looks. */
static void
check_senders(const struct postfix_case *c, const char *service)
{
	static const char name[] = "smtpd_sender_restrictions";
	const char *own = postfix_get_for(c->postfix, service, name);
	g_autofree char *value =
		g_strdup_printf("reject_known_sender_login_mismatch%s%s",
			*own ? "," : "", own);
	g_autofree char *todo = postfix_set(c->postfix, service, name, value);
	g_autofree char *what = g_strdup_printf(
		"%s: who logs in there sends in everybody's name", service);

	if (strstr(own, "sender_login_mismatch") == NULL)
		check_say(c->report, CHECK_WARNING, "logins", what, todo);
}

static void
check_login_map(const struct postfix_case *c)
{
	static const char name[] = "smtpd_sender_login_maps";
	g_autofree char *map = check_map_name(c, "sender_logins");
	g_autofree char *todo = postfix_add(c->postfix, name, map);

	if (strstr(postfix_get(c->postfix, name), "/sender_logins") == NULL)
		check_say(c->report, CHECK_WARNING, "logins",
			"smtpd_sender_login_maps does not say who users and "
			"group accounts are",
			todo);
	else
		check_say(c->report, CHECK_OK, "logins", name, NULL);
}

void
check_milters(const struct postfix_case *c)
{
	g_autofree char *milter = milter_list_name(c->ctl->conf->milter_listen,
		postfix_get(c->postfix, "queue_directory"));
	guint submissions = 0;

	for (guint i = 0; i < c->postfix->smtpds->len; i++) {
		const char *service = g_ptr_array_index(c->postfix->smtpds, i);
		bool submission = postfix_is_submission(c->postfix, service);

		submissions += submission;
		check_door(c, service, &doors[submission], milter);
		check_socket(c, service, milter);
		if (submission)
			check_senders(c, service);
	}
	if (submissions > 0)
		check_login_map(c);
	else
		check_say(c->report, CHECK_WARNING, "submission",
			"there is no service for agents' mail in master.cf",
			"see contrib/postfix/master.cf");
}
