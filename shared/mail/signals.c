#include "mail/headers.h"

#include "base/text.h"
#include "mail/header.h"
#include "mail/quoted.h"

#include <string.h>

enum { WORD_BYTES_MAX = 100, SUPPRESS_BYTES_MAX = 200 };

/* "(see RFC 3834) auto-replied; owner-email=..." gives "auto-replied". */
static char *
first_word(const char *value)
{
	value += strspn(value, " \t");
	while (*value == '(') {
		const char *end = quoted_end(value);

		value = end ? end : "";
		value += strspn(value, " \t");
	}
	g_autofree char *word = g_strndup(value, strcspn(value, " \t;(,"));
	g_autofree char *clean = text_clean(word, -1, WORD_BYTES_MAX, false);

	return g_utf8_strdown(clean, -1);
}

/* The first one counts, but "no" does not hide what another one says. */
static void
read_auto_submitted(struct message_signals *signals, const char *value)
{
	g_autofree char *word = first_word(value);

	if (signals->auto_submitted != NULL &&
		!g_str_equal(signals->auto_submitted, "no"))
		return;
	g_free(signals->auto_submitted);
	signals->auto_submitted = g_steal_pointer(&word);
}

static void
read_precedence(struct message_signals *signals, const char *value)
{
	if (signals->precedence == NULL)
		signals->precedence = first_word(value);
}

static void
read_suppress(struct message_signals *signals, const char *value)
{
	if (signals->suppress == NULL)
		signals->suppress = header_text(value, SUPPRESS_BYTES_MAX);
}

static void
read_auto_reply(struct message_signals *signals, const char *value)
{
	g_autofree char *word = first_word(value);

	signals->auto_replied |=
		!g_str_equal(word, "no") && !g_str_equal(word, "false");
}

static void
read_delivered_to(struct message_signals *signals, const char *value)
{
	signals->auto_replied |=
		g_ascii_strncasecmp(value, "autoresponder", 13) == 0;
}

static void
read_message_class(struct message_signals *signals, const char *value)
{
	signals->auto_replied |=
		g_ascii_strncasecmp(value, "9; autoresponder", 16) == 0;
}

static void
read_list(struct message_signals *signals, const char *value)
{
	(void)value;
	signals->list = true;
}

/* A name that ends in '-' stands for all that start so. */
static const struct {
	const char *name;
	void (*read)(struct message_signals *signals, const char *value);
} signal_fields[] = {
	{ "Auto-Submitted", read_auto_submitted },
	{ "Precedence", read_precedence },
	{ "X-Auto-Response-Suppress", read_suppress },
	{ "X-Autoreply", read_auto_reply },
	{ "X-Auto-Reply", read_auto_reply },
	{ "X-Autoreply-From", read_auto_reply },
	{ "X-Auto-Reply-From", read_auto_reply },
	{ "X-Autorespond", read_auto_reply },
	{ "X-Autoresponder", read_auto_reply },
	{ "X-Mail-Autoreply", read_auto_reply },
	{ "X-FC-MachineGenerated", read_auto_reply },
	{ "X-POST-MessageClass", read_message_class },
	{ "Delivered-To", read_delivered_to },
	{ "List-", read_list },
	{ "Mailing-List", read_list },
	{ "X-Mailing-List", read_list },
	{ "X-Mailman-Version", read_list },
};

static bool
is_meant(const struct field *field, const char *name)
{
	size_t size = strlen(name);

	if (name[size - 1] != '-')
		return field_is(field, name);
	return field->name_size > size &&
	       g_ascii_strncasecmp(field->name, name, size) == 0;
}

void
signals_read(struct message_signals *signals, struct fields fields)
{
	struct field field;

	while (fields_next(&fields, &field)) {
		for (size_t i = 0; i < G_N_ELEMENTS(signal_fields); i++) {
			if (!is_meant(&field, signal_fields[i].name))
				continue;

			bool cut = false; /* the start is what counts */
			g_autofree char *value = header_value(field.value,
				field.value_size, &cut);

			signal_fields[i].read(signals, value);
		}
	}
}
