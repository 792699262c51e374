#include "rules/classify.h"

#include "base/text.h"

#include <string.h>

enum { NULL_SENDER = SIGNALS };

#define BIT(signal) (1U << (signal))

static const struct {
	const char *name;
	bool opens_case;
} rows[] = {
	[CLASS_PERSON] = { "person", true },
	[CLASS_LIST] = { "list", true },
	[CLASS_AUTO_REPLY] = { "auto-reply", false },
	[CLASS_AUTO_GENERATED] = { "auto-generated", false },
	[CLASS_BOUNCE] = { "bounce", false },
	[CLASS_LOOP] = { "loop", true },
	[CLASS_UNREADABLE] = { "unreadable", true },
};

/* All of these signals together make the class; the first row that fits wins.
 */
static const struct {
	enum mail_class class;
	unsigned signals;
} classes[] = {
	{ CLASS_BOUNCE, BIT(NULL_SENDER) | BIT(SIGNAL_REPORT) },
	{ CLASS_BOUNCE, BIT(NULL_SENDER) | BIT(SIGNAL_RETURNED) },
	{ CLASS_BOUNCE, BIT(SIGNAL_DAEMON) },
	{ CLASS_AUTO_REPLY, BIT(SIGNAL_REPLIED) },
	{ CLASS_AUTO_REPLY, BIT(NULL_SENDER) | BIT(SIGNAL_SUPPRESS) },
	{ CLASS_AUTO_REPLY, BIT(NULL_SENDER) | BIT(SIGNAL_AWAY) },
	{ CLASS_AUTO_GENERATED, BIT(SIGNAL_GENERATED) },
	{ CLASS_LIST, BIT(SIGNAL_LIST) },
};

bool
classify_is_null(const char *sender)
{
	static const char daemon[] = "mailer-daemon";
	size_t size = strcspn(sender, "@");

	return *sender == '\0' ||
	       (size == strlen(daemon) &&
		       g_ascii_strncasecmp(sender, daemon, size) == 0);
}

bool
classify_is_own(const char *address, const GPtrArray *own)
{
	for (guint i = 0; i < own->len; i++)
		if (g_str_equal(g_ptr_array_index(own, i), address))
			return true;
	return false;
}

static void
put(char *reason, const char *text)
{
	g_autofree char *line =
		text_clean(text, -1, CLASSIFY_REASON_BYTES - 1, false);

	g_strlcpy(reason, line, CLASSIFY_REASON_BYTES);
}

static const char *
text_of(const struct message *msg, unsigned signal)
{
	return signal == NULL_SENDER ? "null sender" :
				       msg->signals.said[signal];
}

static unsigned
bits_of(const struct message *msg, const char *sender)
{
	unsigned bits = classify_is_null(sender) ? BIT(NULL_SENDER) : 0;

	for (unsigned i = 0; i < SIGNALS; i++)
		if (msg->signals.said[i] != NULL)
			bits |= BIT(i);
	return bits;
}

static bool
is_loop(const struct message *msg, const GPtrArray *own, char *reason)
{
	const struct message_signals *signals = &msg->signals;

	if (signals->hops > CLASSIFY_HOPS_MAX) {
		g_snprintf(reason, CLASSIFY_REASON_BYTES, "%u received fields",
			signals->hops);
		return true;
	}
	for (guint i = 0; i < signals->visited->len; i++) {
		const char *address = g_ptr_array_index(signals->visited, i);
		g_autofree char *text =
			g_strconcat("was at ", address, " before", NULL);

		if (classify_is_own(address, own)) {
			put(reason, text);
			return true;
		}
	}
	return false;
}

static bool
is_delivered(const struct report *report)
{
	for (guint i = 0; i < report->recipients->len; i++) {
		const struct report_recipient *recipient =
			g_ptr_array_index(report->recipients, i);

		if (recipient->action != ACTION_DELIVERED)
			return false;
	}
	return report->recipients->len > 0;
}

/* A report that tells of no failure is a program's mail like others. */
static enum mail_class
class_of_report(const struct report *report, char *reason)
{
	bool delivered =
		report->kind == REPORT_DELIVERY && is_delivered(report);
	const char *what = delivered ? "delivered" : report->what;
	g_autofree char *text = g_strjoin(" ", report_kind_name(report->kind),
		what ? "report:" : "report", what, NULL);

	put(reason, text);
	return report->kind == REPORT_DELIVERY && !delivered ?
		       CLASS_BOUNCE :
		       CLASS_AUTO_GENERATED;
}

static enum mail_class
class_of_signals(const struct message *msg, unsigned bits, char *reason)
{
	for (size_t i = 0; i < G_N_ELEMENTS(classes); i++) {
		g_autoptr(GString) text = g_string_new(NULL);

		if ((classes[i].signals & ~bits) != 0)
			continue;
		for (unsigned s = NULL_SENDER + 1; s-- > 0;)
			if (classes[i].signals & BIT(s))
				g_string_append_printf(text, "%s%s",
					text->len ? ", " : "", text_of(msg, s));
		put(reason, text->str);
		return classes[i].class;
	}
	return CLASS_PERSON;
}

static enum mail_class
class_of(const struct message *msg, unsigned bits, const GPtrArray *own,
	char *reason)
{
	if (msg->unreadable) {
		put(reason, "no reader survived it");
		return CLASS_UNREADABLE;
	}
	enum mail_class class = msg->report ?
					class_of_report(msg->report, reason) :
					class_of_signals(msg, bits, reason);

	/* A program's mail keeps its class, which opens no case. */
	if (rows[class].opens_case && is_loop(msg, own, reason))
		return CLASS_LOOP;
	return class;
}

struct classified
classify(const struct message *msg, const char *sender, const GPtrArray *own)
{
	struct classified found = { .class = CLASS_PERSON };

	found.class = class_of(msg, bits_of(msg, sender), own, found.reason);
	return found;
}

const char *mail_class_name(enum mail_class class)
{
	return rows[class].name;
}

bool mail_class_opens_case(enum mail_class class)
{
	return rows[class].opens_case;
}
