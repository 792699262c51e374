#include "mail/report_address.h"

#include "mail/address.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum { CODE_DIGITS_MAX = 6 }; /* of \x{10FFFF} */

/* "\x{436}" becomes its character; other bytes stay. */
static char *
unicode_unescape(const char *text)
{
	GString *plain = g_string_new(NULL);

	while (*text != '\0') {
		char *end = NULL;
		bool escaped = g_str_has_prefix(text, "\\x{");
		guint64 code =
			escaped ? g_ascii_strtoull(text + 3, &end, 16) : 0;
		bool is_code = escaped && *end == '}' && end > text + 3 &&
			       end - text <= 3 + CODE_DIGITS_MAX;

		if (is_code && code >= ' ' &&
			g_unichar_validate((gunichar)code)) {
			g_string_append_unichar(plain, (gunichar)code);
			text = end + 1;
		} else {
			g_string_append_c(plain, *text++);
		}
	}
	return g_string_free(plain, FALSE);
}

char *
report_address_xtext(const char *value)
{
	GString *plain = g_string_new(NULL);

	while (*value != '\0') {
		int high = *value == '+' ? g_ascii_xdigit_value(value[1]) : -1;
		int low = high < 0 ? -1 : g_ascii_xdigit_value(value[2]);
		int code = low < 0 ? 0 : high * 16 + low;

		if (code > ' ' && code < 0x7f) {
			g_string_append_c(plain, (char)code);
			value += 3;
		} else {
			g_string_append_c(plain, *value++);
		}
	}
	return g_string_free(plain, FALSE);
}

char *
report_address_typed(const char *value)
{
	const char *semicolon = strchr(value, ';');
	const char *at = strchr(value, '@');
	bool typed = semicolon != NULL && (at == NULL || semicolon < at);
	const char *start = typed ? semicolon + 1 : value;
	const char *end = NULL;
	g_autofree char *plain = unicode_unescape(start);
	char *address = report_address_start(plain, &end);

	/* A pipe or a file has an address among its arguments. */
	if (address != NULL && strchr("|/", plain[strspn(plain, " \t<\"")]))
		g_clear_pointer(&address, g_free);
	return address;
}

/* "c=us;a= ;p=org;dda:SMTP=a@example.com;": the address of an X.400 name. */
static const char *
behind_type(const char *text)
{
	static const char *const types[] = { "smtp:", "smtp=", "mailto:" };
	size_t word = strcspn(text, "@\n");

	for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
		size_t size = strlen(types[i]);

		for (size_t at = 0; at + size <= word; at++)
			if (g_ascii_strncasecmp(text + at, types[i], size) == 0)
				return text + at + size;
	}
	return text;
}

/* A quoted local part may hold what ends an address elsewhere. */
static size_t
token_size(const char *text)
{
	static const char ends[] = " \t\r\n<>()[],;:\"'";
	const char *close = *text == '"' ? strchr(text + 1, '"') : NULL;
	size_t quoted = 0;

	if (close != NULL && close[1] == '@')
		quoted = (size_t)(close + 1 - text);
	return quoted + strcspn(text + quoted, ends);
}

char *
report_address_start(const char *text, const char **end)
{
	const char *start = behind_type(text);

	start += strspn(start, " \t<>*-[('=:");
	if (*start == '"' && token_size(start) <= 1)
		start += strspn(start, "\" \t<");
	size_t size = token_size(start);

	while (size > 0 && strchr(".,|!?", start[size - 1]) != NULL)
		size--;
	g_autofree char *token =
		size <= ADDRESS_BYTES_MAX ? g_strndup(start, size) : NULL;

	*end = start + size + strspn(start + size, "\">])'");
	return token ? address_fold(token) : NULL;
}
