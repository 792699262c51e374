#include "milter/smtp_field.h"

#include <string.h>

bool
smtp_field_is_name(const char *name)
{
	for (const char *c = name; *c != '\0'; c++)
		if (*c <= ' ' || *c > '~' || *c == ':')
			return false;
	return *name != '\0';
}

bool
smtp_field_is(const struct smtp_field *field, const char *name)
{
	return g_ascii_strcasecmp(field->name, name) == 0;
}

void
smtp_field_append(const struct smtp_field *field, GString *block)
{
	g_autofree char *value = g_strdup(field->value);

	g_strdelimit(value, "\r\n", ' ');
	g_string_append_printf(block, "%s: %s\n", field->name, value);
}

bool
smtp_field_is_ours(const struct smtp_field *field)
{
	static const char prefix[] = "X-Postcase-";

	return g_ascii_strncasecmp(field->name, prefix, strlen(prefix)) == 0;
}
