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
silence_because(const char *reason)
{
	return because("", reason);
}

/* What the message itself says against an answer, or NULL. */
static const char *
objection(const struct message *msg, const struct classified *class)
{
	if (class->class != CLASS_PERSON)
		return class->reason;
	for (size_t i = 0; i < G_N_ELEMENTS(silencers); i++)
		if (msg->signals.said[silencers[i]] != NULL)
			return msg->signals.said[silencers[i]];
	return NULL;
}

struct silence
silence_of_form(const struct message *msg, const struct classified *class,
	const char *person)
{
	g_autoptr(GPtrArray) nobody = g_ptr_array_new();
	const char *wrong = objection(msg, class);

	if (wrong != NULL)
		return because("", wrong);
	wrong = what_is_wrong(person, nobody);
	return because(wrong ? "reply-to: " : "", wrong ? wrong : "");
}

struct silence
silence_find(const struct message *msg, const struct classified *class,
	const char *sender, const GPtrArray *own)
{
	const struct message_address *from = message_first(msg, ROLE_FROM);
	bool is_null = class->class == CLASS_PERSON && classify_is_null(sender);
	const char *wrong = is_null ? "null sender" : objection(msg, class);

	if (wrong != NULL)
		return because("", wrong);
	if ((wrong = what_is_wrong(sender, own)) != NULL)
		return because("sender: ", wrong);
	if (from != NULL && (wrong = what_is_wrong(from->address, own)) != NULL)
		return because("from: ", wrong);
	return because("", "");
}
