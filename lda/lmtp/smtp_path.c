#include "lda/lmtp/smtp_path.h"

#include "base/text.h"

#include <stdbool.h>
#include <string.h>

/* "@a,@b:" in front of an address: nobody routes so any more. */
static const char *
behind_route(const char *at)
{
	size_t route = *at == '@' ? strcspn(at, ":<> \"") : 0;

	return route > 0 && at[route] == ':' ? at + route + 1 : at;
}

/* To the closing quote; NULL without one. */
static const char *
read_quoted(const char *at, GString *address)
{
	for (at++; *at != '"'; at++) {
		if (*at == '\\')
			at++;
		if (*at == '\0')
			return NULL;
		g_string_append_c(address, *at);
	}
	return at + 1;
}

/* Up to '>'; NULL without one, or with what needs quotes and has none. */
static const char *
read_address(const char *at, GString *address)
{
	if (*at == '"' && (at = read_quoted(at, address)) == NULL)
		return NULL;

	size_t rest = strcspn(at, "<> \"\\(),;");

	g_string_append_len(address, at, (gssize)rest);
	return at[rest] == '>' ? at + rest + 1 : NULL;
}

char *
smtp_path_read(const char **at)
{
	g_autoptr(GString) address = g_string_new(NULL);
	const char *start = *at + strspn(*at, " ");
	const char *end = NULL;

	if (*start != '<')
		return NULL;
	end = read_address(behind_route(start + 1), address);
	if (end == NULL || address->len > SMTP_PATH_BYTES_MAX)
		return NULL;
	*at = end;
	return g_string_free(g_steal_pointer(&address), FALSE);
}

/* The character of "+HH", or -1. */
static int
hex_pair(const char *at)
{
	int high = g_ascii_xdigit_value(at[0]);
	int low = high >= 0 ? g_ascii_xdigit_value(at[1]) : -1;

	return low >= 0 ? high * 16 + low : -1;
}

char *
smtp_path_xtext(const char *text)
{
	g_autoptr(GString) decoded = g_string_new(NULL);

	for (; *text != '\0'; text++) {
		int c = *text == '+' ? hex_pair(text + 1) : (guchar)*text;

		if (c < 0)
			return NULL;
		g_string_append_c(decoded, (char)c);
		text += *text == '+' ? 2 : 0;
	}
	return text_clean(decoded->str, (gssize)decoded->len,
		SMTP_PATH_BYTES_MAX, false);
}
