#include "mail/html_style.h"

#include <glib.h>
#include <string.h>

const char *
attribute_get(const char *const *attributes, const char *name)
{
	for (; attributes != NULL && *attributes != NULL; attributes += 2)
		if (strcmp(attributes[0], name) == 0)
			return attributes[1] ? attributes[1] : "";
	return NULL;
}

/*
 * The value of the property that starts at *style, or NULL when it is another;
 * *style is then at the next one.
 */
static const char *
take_property(const char **style, const char *name)
{
	const char *at = *style + strspn(*style, " \t\r\n;");
	size_t size = strlen(name);
	const char *colon = at + size;

	*style = at + strcspn(at, ";");
	if (g_ascii_strncasecmp(at, name, size) != 0)
		return NULL;
	colon += strspn(colon, " \t\r\n");
	if (*colon != ':')
		return NULL;
	return colon + 1 + strspn(colon + 1, " \t\r\n");
}

/* What stands behind the colon, up to the end of the whole style; or NULL. */
static const char *
style_get(const char *const *attributes, const char *name)
{
	const char *style = attribute_get(attributes, "style");
	const char *value = NULL;

	while (style != NULL && *style != '\0' && value == NULL)
		value = take_property(&style, name);
	return value;
}

static bool
has_word(const char *value, const char *word)
{
	return value != NULL &&
	       g_ascii_strncasecmp(value, word, strlen(word)) == 0;
}

/* All its lengths are less than one of anything. */
static bool
is_zero(const char *value)
{
	const char *end = value ? strchrnul(value, ';') : NULL;
	bool zero = value != NULL && (g_ascii_isdigit(*value) || *value == '.');

	while (zero && value < end) {
		char *behind = NULL;

		zero = g_ascii_strtod(value, &behind) < 1;
		value = behind > value ? behind : value + 1;
		value += strcspn(value, " ;");
		value += strspn(value, " ");
	}
	return zero;
}

bool
style_hides(const char *const *attributes)
{
	const char *opacity = style_get(attributes, "opacity");

	return attribute_get(attributes, "hidden") != NULL ||
	       has_word(style_get(attributes, "display"), "none") ||
	       has_word(style_get(attributes, "visibility"), "hidden") ||
	       (opacity != NULL && g_ascii_strtod(opacity, NULL) == 0) ||
	       is_zero(style_get(attributes, "max-height"));
}

bool
style_keeps(const char *const *attributes)
{
	const char *value = style_get(attributes, "white-space");

	return has_word(value, "pre") || has_word(value, "break-spaces");
}

bool
style_is_tight(const char *const *attributes)
{
	const char *class = attribute_get(attributes, "class");

	return (class != NULL && g_str_has_prefix(class, "Mso")) ||
	       is_zero(style_get(attributes, "margin"));
}

bool
style_indents(const char *const *attributes)
{
	return attribute_get(attributes, "type") == NULL &&
	       attribute_get(attributes, "class") == NULL &&
	       has_word(style_get(attributes, "border"), "none");
}
