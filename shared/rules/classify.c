#include "rules/classify.h"

static const struct {
	const char *name;
	bool opens_case;
} rows[] = {
	[CLASS_PERSON] = { "person", true },
	[CLASS_LIST] = { "list", true },
	[CLASS_AUTO_REPLY] = { "auto-reply", false },
	[CLASS_AUTO_GENERATED] = { "auto-generated", false },
	[CLASS_BOUNCE] = { "bounce", false },
	[CLASS_UNREADABLE] = { "unreadable", true },
};

static bool
is_bulk(const char *precedence)
{
	static const char *const words[] = { "bulk", "list", "junk", NULL };

	return precedence != NULL && g_strv_contains(words, precedence);
}

enum mail_class
classify(const struct message *msg, const char *sender)
{
	const struct message_signals *said = &msg->signals;
	const char *submitted = said->auto_submitted;

	if (msg->unreadable)
		return CLASS_UNREADABLE;
	if (sender[0] == '\0' && said->report)
		return CLASS_BOUNCE;
	if (said->auto_replied || g_strcmp0(submitted, "auto-replied") == 0)
		return CLASS_AUTO_REPLY;
	if (submitted != NULL && g_strcmp0(submitted, "no") != 0)
		return CLASS_AUTO_GENERATED;
	return said->list || is_bulk(said->precedence) ? CLASS_LIST :
							 CLASS_PERSON;
}

const char *mail_class_name(enum mail_class class)
{
	return rows[class].name;
}

bool mail_class_opens_case(enum mail_class class)
{
	return rows[class].opens_case;
}
