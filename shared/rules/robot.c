#include "rules/robot.h"

#include "mail/address.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* RFC 3834 and 5230, Pigeonhole's list, and the sober half of FROM_DAEMON. */
static const struct {
	enum place { WHOLE, START, END, ANYWHERE } place;
	const char *text;
} names[] = {
	{ WHOLE, "autoanswer" },
	{ WHOLE, "bounce" },
	{ WHOLE, "bounces" },
	{ WHOLE, "daemon" },
	{ WHOLE, "do-not-reply" },
	{ WHOLE, "do_not_reply" },
	{ WHOLE, "donotreply" },
	{ WHOLE, "listproc" },
	{ WHOLE, "listserv" },
	{ WHOLE, "mail" },
	{ WHOLE, "mailer" },
	{ WHOLE, "mailer-daemon" },
	{ WHOLE, "majordomo" },
	{ WHOLE, "mmdf" },
	{ WHOLE, "netserv" },
	{ WHOLE, "no-reply" },
	{ WHOLE, "no.reply" },
	{ WHOLE, "no_reply" },
	{ WHOLE, "nobody" },
	{ WHOLE, "noreply" },
	{ WHOLE, "notification" },
	{ WHOLE, "notifications" },
	{ WHOLE, "owner" },
	{ WHOLE, "postmaster" },
	{ WHOLE, "postoffice" },
	{ WHOLE, "root" },
	{ WHOLE, "sendmail" },
	{ WHOLE, "uucp" },
	{ START, "bounce-" },
	{ START, "bounces-" },
	{ START, "no-reply-" },
	{ START, "noreply-" },
	{ START, "owner-" },
	{ END, "-admin" },
	{ END, "-bounce" },
	{ END, "-bounces" },
	{ END, "-no-reply" },
	{ END, "-noreply" },
	{ END, "-owner" },
	{ ANYWHERE, "-request" },
};

/* "SRS0=HASH=DAY=DOMAIN=LOCAL"; SRS1 has another forwarder in front of "==". */
static char *
unwrap_srs(const char *local)
{
	const char *rest = local + strlen("srs0=");

	if (g_str_has_prefix(local, "srs1")) {
		rest = strstr(local, "==");
		rest = rest ? rest + 2 : "";
	}
	g_auto(GStrv) words = g_strsplit(rest, "=", 4);

	if (g_strv_length(words) < 4)
		return NULL;
	return g_strdup_printf("%s@%s", words[3], words[2]);
}

static bool
is_srs(const char *local)
{
	return (g_str_has_prefix(local, "srs0") ||
		       g_str_has_prefix(local, "srs1")) &&
	       local[4] != '\0' && strchr("=+-", local[4]) != NULL;
}

/* "prvs=TAG=LOCAL@DOMAIN" */
static const char *
behind_tag(const char *address)
{
	const char *tag = g_str_has_prefix(address, "prvs=") ?
				  strchr(address + strlen("prvs="), '=') :
				  NULL;

	return tag ? tag + 1 : address;
}

static char *
without_extension(const char *address)
{
	const char *at = strchr(address, '@');
	const char *plus = strchr(address + 1, '+');

	if (plus == NULL || plus > at)
		return g_strdup(address);
	return g_strdup_printf("%.*s%s", (int)(plus - address), address, at);
}

char *
robot_unwrap(const char *address)
{
	g_autofree char *folded = address_fold(address);
	g_autofree char *inner = NULL;
	g_autofree char *plain = NULL;

	if (folded == NULL)
		return NULL;
	if (is_srs(folded)) {
		*strrchr(folded, '@') = '\0';
		inner = unwrap_srs(folded);
		return inner ? address_fold(inner) : NULL;
	}
	plain = without_extension(behind_tag(folded));
	return address_fold(plain);
}

static bool
fits(enum place place, const char *local, const char *text)
{
	switch (place) {
	case WHOLE:
		return g_str_equal(local, text);
	case START:
		return g_str_has_prefix(local, text);
	case END:
		return g_str_has_suffix(local, text);
	case ANYWHERE:
		return strstr(local, text) != NULL;
	}
	return false;
}

const char *
robot_name(const char *mailbox)
{
	g_autofree char *local = g_strndup(mailbox, strcspn(mailbox, "@"));

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (fits(names[i].place, local, names[i].text))
			return names[i].text;
	return NULL;
}
