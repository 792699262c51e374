#include "rules/silence.h"

#include "rules/robot.h"

/* Each of these forbids an answer to a person's mail. */
static const enum message_signal silencers[] = {
	SIGNAL_SUPPRESS,
	SIGNAL_REPORT,
	SIGNAL_CALENDAR,
	SIGNAL_ROBOT,
};

static struct silence
because(const char *who, const char *why)
{
	struct silence silence;

	g_snprintf(silence.reason, sizeof(silence.reason), "%s%s", who, why);
	return silence;
}

/* Who would get the answer, or stands in for him: nobody, a program, we? */
static const char *
what_is_wrong(const char *address, const GPtrArray *own)
{
	g_autofree char *mailbox = robot_unwrap(address);

	if (mailbox == NULL)
		return "no address";
	if (classify_is_own(mailbox, own))
		return "an address of ours";
	return robot_name(mailbox);
}

struct silence
silence_find(const struct message *msg, const struct classified *class,
	const char *sender, const GPtrArray *own)
{
	const struct message_address *from = message_first(msg, ROLE_FROM);
	const char *wrong = NULL;

	if (class->class != CLASS_PERSON)
		return because("", class->reason);
	if (classify_is_null(sender))
		return because("", "null sender");
	for (size_t i = 0; i < G_N_ELEMENTS(silencers); i++)
		if (msg->signals.said[silencers[i]] != NULL)
			return because("", msg->signals.said[silencers[i]]);
	if ((wrong = what_is_wrong(sender, own)) != NULL)
		return because("sender: ", wrong);
	if (from != NULL && (wrong = what_is_wrong(from->address, own)) != NULL)
		return because("from: ", wrong);
	return because("", "");
}
