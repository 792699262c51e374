#include "mail/html_link.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* The rest of href behind what is left out of what is shown, or NULL. */
static const char *
behind_scheme(const char *href)
{
	static const struct {
		const char *scheme;
		bool shown;
	} schemes[] = { { "https:", true }, { "http:", true }, { "ftp:", true },
		{ "mailto:", false }, { "tel:", false } };

	for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++) {
		size_t size = strlen(schemes[i].scheme);

		if (g_ascii_strncasecmp(href, schemes[i].scheme, size) == 0)
			return schemes[i].shown ? href : href + size;
	}
	return NULL;
}

/* Without what people leave out when they write it. */
static char *
essence(const char *url)
{
	static const char *const starts[] = { "https://", "http://", "ftp://",
		"mailto:", "www." };
	char *text = g_strstrip(g_strdup(url));

	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++) {
		size_t size = strlen(starts[i]);

		if (g_ascii_strncasecmp(text, starts[i], size) == 0)
			memmove(text, text + size, strlen(text) - size + 1);
	}
	size_t length = strlen(text);

	if (length > 0 && text[length - 1] == '/')
		text[length - 1] = '\0';
	return text;
}

static bool
is_said(const char *url, const char *words)
{
	g_autofree char *one = essence(url), *other = essence(words);

	return g_ascii_strcasecmp(one, other) == 0;
}

/* Of "ann%40example.com?subject=x". */
static char *
address_of(const char *target)
{
	g_autofree char *escaped = g_strndup(target, strcspn(target, "?"));
	char *plain = g_uri_unescape_string(escaped, NULL);

	return plain ? plain : g_steal_pointer(&escaped);
}

char *
link_shown(const char *href, const char *words)
{
	g_autofree char *trimmed = g_strstrip(g_strdup(href));
	const char *target = behind_scheme(trimmed);

	if (target == NULL)
		return NULL;
	bool is_mail = target != trimmed;
	g_autofree char *url = is_mail ? address_of(target) : g_strdup(target);

	if (*url == '\0' || is_said(url, words))
		return NULL;
	g_strdelimit(url, " \t\r\n<>", '+');
	return g_strconcat(" <", url, ">", NULL);
}
