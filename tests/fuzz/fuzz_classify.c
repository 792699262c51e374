/* The envelope sender on a line, then a message: who wrote it, and may we
 * answer? */
#include "mail/address.h"
#include "rules/robot.h"
#include "rules/silence.h"

#include "fuzz.h"

enum { EVIDENCE_MAX = 200, VISITED_MAX = 100 };

static void
check_signals(const struct message_signals *signals)
{
	for (int i = 0; i < SIGNALS; i++)
		if (signals->said[i] != NULL)
			holds_clean(signals->said[i], EVIDENCE_MAX, false);
	HOLDS(signals->visited->len <= VISITED_MAX);
	for (guint i = 0; i < signals->visited->len; i++)
		holds_clean(g_ptr_array_index(signals->visited, i),
			ADDRESS_BYTES_MAX, false);
}

static void
check_class(const struct message *msg, const char *sender)
{
	g_autoptr(GPtrArray) own = g_ptr_array_new();

	g_ptr_array_add(own, (gpointer) "support@example.com");
	const struct classified class = classify(msg, sender, own);
	const struct silence silence = silence_find(msg, &class, sender, own);

	holds_clean(class.reason, CLASSIFY_REASON_BYTES - 1, false);
	holds_clean(silence.reason, CLASSIFY_REASON_BYTES - 1, false);
	HOLDS((class.class == CLASS_PERSON) == (*class.reason == '\0'));
	HOLDS(class.class == CLASS_PERSON || *silence.reason != '\0');
	HOLDS(!classify_is_null(sender) || *silence.reason != '\0');
}

static void
check_sender(const char *sender)
{
	g_autofree char *mailbox = robot_unwrap(sender);
	g_autofree char *again = mailbox ? address_fold(mailbox) : NULL;

	holds_same(mailbox, again);
	if (mailbox != NULL)
		(void)robot_name(mailbox);
}

static void
check(const char *bytes, gsize size)
{
	const char *lf = size ? memchr(bytes, '\n', size) : NULL;
	gsize line = lf ? (gsize)(lf - bytes) : size;
	g_autofree char *sender = fuzz_string(bytes, line);
	gsize behind = MIN(line + 1, size);
	g_autoptr(GBytes) raw =
		g_bytes_new_static(bytes + behind, size - behind);
	g_autoptr(message) msg = message_parse(raw, NULL);

	check_sender(sender);
	if (msg == NULL)
		return;
	check_signals(&msg->signals);
	check_class(msg, sender);
}

FUZZ_TARGET(message_init, check)
