#include "mail/msgid.h"

#include "mail/quoted.h"

#include <stdbool.h>
#include <string.h>

/* Valid UTF-8 of some length, and no control characters: C1 neither. */
static bool
is_id(const char *id)
{
	size_t size = strlen(id);

	if (size == 0 || size > MSGID_BYTES_MAX ||
		!g_utf8_validate(id, (gssize)size, NULL))
		return false;
	for (const char *c = id; *c != '\0'; c = g_utf8_next_char(c))
		if (g_unichar_iscntrl(g_utf8_get_char(c)))
			return false;
	return true;
}

/* Reads an id behind its '<'.  NULL when what stands there is none. */
static char *
read_id(const char **at)
{
	g_autoptr(GString) id = g_string_new(NULL);

	for (;; (*at)++) {
		if (**at == '\0' || **at == '<')
			return NULL;
		if (**at == '>')
			break;
		if (!g_ascii_isspace(**at) && id->len <= MSGID_BYTES_MAX)
			g_string_append_c(id, **at);
	}
	(*at)++;
	return is_id(id->str) ? g_strdup(id->str) : NULL;
}

static void
add(GPtrArray *ids, char *id)
{
	if (ids->len == MSGID_LIST_MAX)
		g_ptr_array_remove_index(ids, 1); /* 0 is the root */
	g_ptr_array_add(ids, id);
}

GPtrArray *
msgid_list(const char *value)
{
	GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
	bool quoting = true; /* off after one without end: keeps it linear */

	for (const char *at = value; *at != '\0';) {
		char c = *at;

		if (quoting && (c == '(' || c == '"')) {
			const char *behind = quoted_end(at);

			quoting = behind != NULL;
			at = quoting ? behind : at + 1;
			continue;
		}
		at++;
		if (c == '<') {
			char *id = read_id(&at);

			if (id != NULL)
				add(ids, id);
		}
	}
	return ids;
}

char *
msgid_first(const char *value)
{
	g_autoptr(GPtrArray) ids = msgid_list(value);
	g_autofree char *word = g_strstrip(g_strdup(value));

	if (ids->len > 0)
		return g_strdup(g_ptr_array_index(ids, 0));
	for (const char *c = word; *c != '\0'; c++)
		if (g_ascii_isspace(*c) || *c == '<' || *c == '>')
			return NULL;
	return is_id(word) ? g_steal_pointer(&word) : NULL;
}
