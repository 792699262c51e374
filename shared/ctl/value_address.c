#include "ctl/value_address.h"

#include "ctl/status.h"
#include "ctl/value.h"
#include "mail/address.h"

#include <string.h>
#include <sysexits.h>

static bool
is_harmless(const char *text)
{
	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);

		if (g_unichar_iscntrl(c) || g_unichar_isspace(c) ||
			(c < 0x80 && strchr("\"<>(),;:\\[]", (int)c) != NULL))
			return false;
	}
	return true;
}

static bool
is_address(const char *text)
{
	const char *at = strchr(text, '@');

	return strlen(text) <= VALUE_ADDRESS_MAX && at != NULL && at > text &&
	       at[1] != '\0' && strchr(at + 1, '@') == NULL && at[1] != '.' &&
	       !g_str_has_suffix(at, ".") && g_utf8_validate(text, -1, NULL) &&
	       is_harmless(text);
}

char *
value_address(const char *text, GError **error)
{
	char *address = is_address(text) ? address_fold(text) : NULL;

	if (address != NULL)
		return address;
	status_set(error, EX_DATAERR,
		"'%s' is no address: wanted is local@domain, without blanks, "
		"quotes or brackets, %d bytes at most",
		text, VALUE_ADDRESS_MAX);
	return NULL;
}

char *
value_group_address(const char *text, GError **error)
{
	g_autofree char *address = value_address(text, error);
	gsize local = address ? strcspn(address, "@") : 0;

	if (address == NULL)
		return NULL;
	if (local <= VALUE_GROUP_LOCAL_MAX)
		return g_steal_pointer(&address);
	status_set(error, EX_DATAERR,
		"'%s' has %" G_GSIZE_FORMAT " bytes before its '@': a group "
		"account may have %d, because the token of a reply goes behind "
		"them and mail servers take 64 (RFC 5321); choose a shorter "
		"one",
		address, local, VALUE_GROUP_LOCAL_MAX);
	return NULL;
}

static GPtrArray *
read_list(char **texts, char *(*read)(const char *, GError **), GError **error)
{
	g_autoptr(GPtrArray) words = value_list(texts);
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < words->len; i++) {
		char *address = read(g_ptr_array_index(words, i), error);

		if (address == NULL)
			return NULL;
		if (g_ptr_array_find_with_equal_func(list, address, g_str_equal,
			    NULL))
			g_free(address);
		else
			g_ptr_array_add(list, address);
	}
	return g_steal_pointer(&list);
}

GPtrArray *
value_addresses(char **texts, GError **error)
{
	return read_list(texts, value_address, error);
}

GPtrArray *
value_group_addresses(char **texts, GError **error)
{
	return read_list(texts, value_group_address, error);
}
