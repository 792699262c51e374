#include "mail/quote_lines.h"
#include "mail/quote_phrase.h"

#include <string.h>

enum {
	BLOCK_LINES_MAX = 20,
	FOLDED_LINES_MAX = 3, /* of one field */
	LABEL_BYTES_MAX = 30,
};

enum {
	FIELD_FROM = 1,
	FIELD_DATE = 2,
	FIELD_TO = 4,
	FIELD_SUBJECT = 8,
	FIELD_OTHER = 16,
	FIELD_ADDRESS = 32, /* in one of them */
};

static const struct field {
	enum quote_list names;
	unsigned bit;
} fields[] = {
	{ WORDS_FROM, FIELD_FROM },
	{ WORDS_DATE, FIELD_DATE },
	{ WORDS_TO, FIELD_TO },
	{ WORDS_SUBJECT, FIELD_SUBJECT },
	{ WORDS_OTHER, FIELD_OTHER },
};

/* Which field the line is of, or 0.  A date without a digit is none. */
static unsigned
field_of(const char *key)
{
	if (strchr(key, ':') == NULL)
		return 0;
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		const char *value = phrase_start(key, fields[i].names);

		if (value != NULL && (fields[i].bit != FIELD_DATE ||
					     phrase_facts(value).digit))
			return fields[i].bit;
	}
	return 0;
}

bool
quote_is_field(const char *key)
{
	return field_of(key) != 0;
}

/* "Telephone: 12": what a form has beside From and Subject. */
static bool
is_label(const char *key)
{
	size_t size = strcspn(key, ":");

	return key[size] == ':' && size <= LABEL_BYTES_MAX &&
	       (key[size + 1] == ' ' || key[size + 1] == '\0');
}

/* A journey has From, To and Date too, but neither subject nor address. */
static bool
is_block(unsigned seen)
{
	return (seen & FIELD_FROM) != 0 && (seen & FIELD_DATE) != 0 &&
	       (seen & (FIELD_ADDRESS | FIELD_SUBJECT)) != 0 &&
	       (seen & (FIELD_TO | FIELD_SUBJECT)) != 0;
}

/*
 * Behind a field stands another, or the rest of it, or one blank line where
 * each was a paragraph of a page.
 */
static bool
may_go_on(const struct quote_lines *lines, guint behind, guint at)
{
	if (at == behind)
		return true;
	return at - behind < FOLDED_LINES_MAX &&
	       lines->line[at].kind != LINE_BLANK &&
	       lines->line[behind].kind != LINE_BLANK;
}

guint
quote_headers(const struct quote_lines *lines, guint i)
{
	g_autoptr(GString) key = g_string_new(NULL);
	unsigned seen = 0;
	guint behind = i;

	for (guint at = i; at < lines->n && at - i < BLOCK_LINES_MAX; at++) {
		quote_key(lines, at, KEY_AS_IT_IS, key);
		unsigned field = field_of(key->str);

		if (field != 0) {
			seen |= field;
			if (phrase_facts(key->str).address)
				seen |= FIELD_ADDRESS;
			behind = at + 1;
			continue;
		}
		if (seen == 0 || (at == behind && is_label(key->str)))
			return 0;
		if (!may_go_on(lines, behind, at))
			break;
	}
	return is_block(seen) ? behind - i : 0;
}
