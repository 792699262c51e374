#include "mail/address.h"

#include "mail/quoted.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

static bool
is_wanted(gunichar c)
{
	return !g_unichar_isspace(c) && !g_unichar_iscntrl(c) && c != '<' &&
	       c != '>';
}

/* What would end the address for a program that reads it again. */
static bool
is_plain(const char *part, size_t size)
{
	static const char marks[] = "()<>[]:;,\\\"";

	return *part == '"' || *part == '[' || strcspn(part, marks) >= size;
}

static bool
is_usable(const char *address)
{
	const char *at = strchr(address, '@');

	if (at == NULL || at == address || at[1] == '\0' ||
		strchr(at + 1, '@') != NULL)
		return false;
	if (strlen(address) > ADDRESS_BYTES_MAX ||
		!g_utf8_validate(address, -1, NULL))
		return false;
	for (const char *c = address; *c != '\0'; c = g_utf8_next_char(c))
		if (!is_wanted(g_utf8_get_char(c)))
			return false;
	return is_plain(address, (size_t)(at - address)) &&
	       is_plain(at + 1, strlen(at + 1));
}

/* Not g_utf8_strdown(): in a Turkish locale that makes INFO an other word. */
char *
address_fold(const char *address)
{
	if (!is_usable(address))
		return NULL;

	GString *folded = g_string_new(NULL);

	for (const char *c = address; *c != '\0'; c = g_utf8_next_char(c))
		g_string_append_unichar(folded,
			g_unichar_tolower(g_utf8_get_char(c)));
	return g_string_free(folded, FALSE);
}

static bool
is_joint(char c)
{
	return c == '.' || c == '@';
}

/* RFC 5322, 4.4: blanks may stand around '@' and the dots of an address. */
static char *
join_dots(const char *text)
{
	g_autoptr(GString) joined = g_string_new(NULL);

	while (*text != '\0') {
		const char *word = text + strspn(text, " \t");
		bool behind = joined->len > 0 &&
			      is_joint(joined->str[joined->len - 1]);

		if (behind || is_joint(*word) || *word == '\0')
			text = word;
		if (*text != '\0')
			g_string_append_c(joined, *text++);
	}
	return g_string_free(g_steal_pointer(&joined), FALSE);
}

char *
address_in_words(const char *words)
{
	g_autofree char *joined = join_dots(words);
	g_auto(GStrv) list = g_strsplit_set(joined, " \t,", -1);
	char *address = NULL;

	for (char **word = list; address == NULL && *word != NULL; word++)
		if (!g_str_has_prefix(*word, "=?"))
			address = address_fold(*word);
	return address;
}

char *
address_in_brackets(const char *text)
{
	const char *colon = *text == '@' ? strchr(text, ':') : NULL;
	g_autoptr(GString) bare = g_string_new(NULL);

	for (const char *c = colon ? colon + 1 : text; *c != '\0'; c++) {
		const char *end = *c == '(' ? quoted_end(c) : NULL;

		if (end != NULL)
			c = end - 1;
		else
			g_string_append_c(bare, *c);
	}
	g_autofree char *joined = join_dots(bare->str);

	return address_fold(g_strstrip(joined));
}
