#include "mail/signals_field.h"

#include "base/text.h"
#include "mail/address.h"
#include "mail/header.h"
#include "mail/quoted.h"
#include "mail/signals_rows.h"

#include <string.h>

enum {
	VALUE_BYTES_MAX = 4096, /* the start is what counts */
	WORD_BYTES_MAX = 60,
	VISITED_MAX = 100,
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

/* Lower case, its start without comments: "(see RFC 3834) auto-replied; x". */
static char *
read_value(const struct field *field)
{
	bool cut = false;
	g_autofree char *value = header_value(field->value,
		MIN(field->value_size, VALUE_BYTES_MAX), NULL, &cut);
	const char *at = value + strspn(value, " \t");

	while (*at == '(') {
		const char *end = quoted_end(at);

		at = end ? end : "";
		at += strspn(at, " \t");
	}
	return g_ascii_strdown(at, -1);
}

static bool
is_word(const char *at, const char *word)
{
	size_t size = strlen(word);

	return strncmp(at, word, size) == 0 &&
	       strchr(" \t;,(", at[size]) != NULL;
}

static bool
has_word(const char *at, const char *word)
{
	while (at != NULL && !is_word(at + strspn(at, ", \t"), word)) {
		at += strspn(at, ", \t");
		at = strchr(at, ',');
	}
	return at != NULL;
}

static bool
is_denial(const char *at)
{
	return strchr(";,(", *at) != NULL || is_word(at, "no") ||
	       is_word(at, "false");
}

static bool
is_said(const struct signal_row *row, const char *value)
{
	switch (row->reading) {
	case READ_HAS_WORD:
		return has_word(value, row->word);
	case READ_IS_WORD:
		return is_word(value, row->word);
	case READ_STARTS:
		return g_str_has_prefix(value, row->word);
	case READ_ANY_WORD:
		return !is_denial(value);
	case READ_THERE:
		return true;
	}
	return false;
}

void
signals_say(struct message_signals *signals, enum message_signal signal,
	char *what)
{
	if (signals->said[signal] == NULL)
		signals->said[signal] = what;
	else
		g_free(what);
}

/* "precedence: bulk", or the name alone where the value tells no more. */
static char *
evidence(const struct signal_row *row, const struct field *field,
	const char *value)
{
	g_autofree char *raw = text_clean(field->name, (gssize)field->name_size,
		WORD_BYTES_MAX, false);
	g_autofree char *name = g_ascii_strdown(raw, -1);
	size_t size = strcspn(value, " \t;,(");
	g_autofree char *word = row->word ? g_strdup(row->word) :
					    text_clean(value, (gssize)size,
						    WORD_BYTES_MAX, false);

	if (row->reading == READ_THERE)
		return g_steal_pointer(&name);
	return g_strdup_printf("%s: %s", name, word);
}

/* Delivered-To and X-Loop say where the message has been. */
static void
add_visited(struct message_signals *signals, const struct field *field,
	const char *value)
{
	g_autofree char *words = g_strdup(value);
	char *address = NULL;

	if (signals->visited->len >= VISITED_MAX ||
		!(field_is(field, "Delivered-To") || field_is(field, "X-Loop")))
		return;
	address = address_in_words(g_strdelimit(words, "<>", ' '));
	if (address != NULL)
		g_ptr_array_add(signals->visited, address);
}

bool
signals_field(struct message_signals *signals, const struct field *field)
{
	g_autofree char *value = NULL;

	for (const struct signal_row *row = signal_rows; row->name != NULL;
		row++) {
		if (!is_meant(field, row->name))
			continue;
		if (value == NULL)
			value = read_value(field);
		if (is_said(row, value))
			signals_say(signals, row->signal,
				evidence(row, field, value));
	}
	if (value != NULL)
		add_visited(signals, field, value);
	return value != NULL;
}
