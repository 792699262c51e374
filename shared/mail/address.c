#include "mail/address.h"

#include "mail/quoted.h"

#include <glib.h>
#include <idn2.h>
#include <stdbool.h>
#include <string.h>

/* What would end the address for a program that reads it again. */
static const char marks[] = "()<>[]:;,\\\"@";

static bool
is_wanted(gunichar c, bool quoted)
{
	return !g_unichar_iscntrl(c) && c != '<' && c != '>' &&
	       (!g_unichar_isspace(c) || (quoted && c == ' '));
}

static bool
is_clean(const char *text, size_t size, bool quoted)
{
	const char *end = text + size;

	if (!g_utf8_validate(text, (gssize)size, NULL))
		return false;
	for (; text < end; text = g_utf8_next_char(text))
		if (!is_wanted(g_utf8_get_char(text), quoted))
			return false;
	return true;
}

static bool
is_quoted(const char *local, size_t size)
{
	return *local == '"' && size > 2 && quoted_end(local) == local + size;
}

static bool
is_local(const char *local, size_t size)
{
	bool quoted = is_quoted(local, size);

	return size > 0 && is_clean(local, size, quoted) &&
	       (quoted || strcspn(local, marks) >= size);
}

static bool
is_domain(const char *domain)
{
	size_t size = strlen(domain);
	bool is_literal = *domain == '[' && size > 2 &&
			  domain[size - 1] == ']' &&
			  strcspn(domain + 1, "[]@\\") == size - 2;

	return size > 0 && is_clean(domain, size, false) &&
	       (is_literal || strcspn(domain, marks) == size);
}

/* Not g_utf8_strdown(): in a Turkish locale that makes INFO an other word. */
static void
append_lower(GString *folded, const char *text, size_t size)
{
	const char *end = text + size;

	for (; text < end; text = g_utf8_next_char(text))
		g_string_append_unichar(folded,
			g_unichar_tolower(g_utf8_get_char(text)));
}

/* Whether the quotes quote nothing: what they hold is a dot-atom. */
static bool
is_bare(const char *quoted, size_t size)
{
	const char *text = quoted + 1;
	size_t n = size - 2;

	return strcspn(text, "()<>[]:;,\\\"@ ") == n && text[0] != '.' &&
	       text[n - 1] != '.' &&
	       g_strstr_len(text, (gssize)n, "..") == NULL;
}

static void
append_local(GString *folded, const char *local, size_t size)
{
	bool bare = *local == '"' && is_bare(local, size);

	append_lower(folded, local + bare, size - 2 * (size_t)bare);
}

/* They stand in front of the root, which is meant anyway. */
static void
trim_dots(char *domain)
{
	size_t size = strlen(domain);

	while (size > 0 && domain[size - 1] == '.')
		domain[--size] = '\0';
}

/*
 * As it is where IDNA knows no such name.  It maps signs that only look like
 * '@', '<' or a dot to these: what comes out must be a domain still.
 */
static char *
to_ascii(const char *domain)
{
	char *ascii = NULL;
	char *name = NULL;

	if (!g_str_is_ascii(domain))
		(void)idn2_to_ascii_8z(domain, &ascii, IDN2_NONTRANSITIONAL);
	name = g_strdup(ascii && is_domain(ascii) ? ascii : domain);
	idn2_free(ascii);
	return name;
}

/* NULL when there is nothing in it. */
static char *
fold_domain(const char *domain)
{
	g_autoptr(GString) lower = g_string_new(NULL);
	g_autofree char *folded = NULL;

	append_lower(lower, domain, strlen(domain));
	trim_dots(lower->str);
	folded = to_ascii(lower->str);
	trim_dots(folded);
	return *folded ? g_steal_pointer(&folded) : NULL;
}

char *
address_fold(const char *address)
{
	const char *at = strrchr(address, '@');
	size_t size = at ? (size_t)(at - address) : 0;

	if (at == NULL || strlen(address) > ADDRESS_BYTES_MAX ||
		!is_local(address, size) || !is_domain(at + 1))
		return NULL;

	g_autoptr(GString) folded = g_string_new(NULL);
	g_autofree char *domain = fold_domain(at + 1);

	append_local(folded, address, size);
	if (domain == NULL ||
		folded->len + 1 + strlen(domain) > ADDRESS_BYTES_MAX)
		return NULL;
	g_string_append_printf(folded, "@%s", domain);
	return g_string_free(g_steal_pointer(&folded), FALSE);
}

static bool
is_joint(char c)
{
	return c == '.' || c == '@';
}

/* Behind a quoted string, or behind one character. */
static const char *
behind(const char *at)
{
	const char *end = *at == '"' ? quoted_end(at) : NULL;

	return end ? end : at + 1;
}

/* RFC 5322, 4.4: blanks may stand around '@' and the dots of an address. */
static char *
join_dots(const char *text)
{
	g_autoptr(GString) joined = g_string_new(NULL);

	while (*text != '\0') {
		const char *word = text + strspn(text, " \t");
		bool is_behind = joined->len > 0 &&
				 is_joint(joined->str[joined->len - 1]);

		if (is_behind || is_joint(*word) || *word == '\0')
			text = word;
		if (*text == '\0')
			break;
		const char *end = behind(text);

		g_string_append_len(joined, text, end - text);
		text = end;
	}
	return g_string_free(g_steal_pointer(&joined), FALSE);
}

/* An encoded word may touch the address behind it. */
static const char *
behind_encoded(const char *word)
{
	const char *end =
		g_str_has_prefix(word, "=?") ? g_strrstr(word, "?=") : NULL;

	return end ? end + 2 : word;
}

void
addresses_in_words(const char *words, GPtrArray *addresses)
{
	g_autofree char *joined = join_dots(words);

	for (const char *at = joined; *at != '\0';) {
		const char *end = at;

		while (*end != '\0' && !strchr(" \t,", *end))
			end = behind(end);
		g_autofree char *word = g_strndup(at, (gsize)(end - at));
		char *address = address_fold(behind_encoded(word));

		if (address != NULL)
			g_ptr_array_add(addresses, address);
		at = end + strspn(end, " \t,");
	}
}

char *
address_in_words(const char *words)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);

	addresses_in_words(words, found);
	return found->len ? g_strdup(g_ptr_array_index(found, 0)) : NULL;
}

char *
address_in_brackets(const char *text)
{
	const char *colon = *text == '@' ? strchr(text, ':') : NULL;
	g_autoptr(GString) bare = g_string_new(NULL);

	for (const char *c = colon ? colon + 1 : text; *c != '\0';) {
		const char *end = *c == '(' ? quoted_end(c) : NULL;

		if (end == NULL) {
			end = behind(c);
			g_string_append_len(bare, c, end - c);
		}
		c = end;
	}
	g_autofree char *joined = join_dots(bare->str);

	return address_fold(g_strstrip(joined));
}
