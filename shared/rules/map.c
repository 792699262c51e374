#include "rules/map.h"

#include <string.h>

enum { PASSWORD_MAX = 500 };

void
map_init(struct map *map, const char *head)
{
	*map = (struct map){ .text = g_string_new(head) };
}

void
map_clear(struct map *map)
{
	if (map->text != NULL)
		g_string_free(map->text, TRUE);
	g_free(map->key);
	*map = (struct map){ NULL };
}

/* A word of one line: visible UTF-8 without what the file's grammar knows. */
static bool
is_word(const char *text, const char *forbidden)
{
	if (*text == '\0' || !g_utf8_validate(text, -1, NULL))
		return false;
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (!g_unichar_isgraph(c) ||
			(c < 128 && strchr(forbidden, (char)c)))
			return false;
	}
	return true;
}

/*
 * '#' begins a comment, quotes and backslashes hide blanks; "@domain" would be
 * everybody there, and ".domain" every domain below.
 */
static bool
is_key(const char *key)
{
	return is_word(key, "\"\\") && strchr("#@.", key[0]) == NULL &&
	       !g_str_has_suffix(key, "@");
}

static bool
is_value(const char *value)
{
	g_autofree char *trimmed = g_strstrip(g_strdup(value));

	if (*value == '\0' || strcmp(trimmed, value) != 0 ||
		!g_utf8_validate(value, -1, NULL))
		return false;
	for (const char *at = value; *at != '\0'; at = g_utf8_next_char(at))
		if (g_unichar_iscntrl(g_utf8_get_char(at)))
			return false;
	return true;
}

static void
begin_line(struct map *map, const char *key, const char *value)
{
	g_string_append_printf(map->text, "%s\t%s\n", key, value);
	map->lines++;
	g_free(map->key);
	map->key = g_strdup(key);
	map->nobody = strcmp(value, MAP_NOBODY) == 0;
}

void
map_add(struct map *map, const char *key, const char *value)
{
	if (is_key(key) && is_value(value))
		begin_line(map, key, value);
	else
		map->skipped++;
}

/* Of two names with a comma between them, each would be a login. */
static bool
is_login(const char *login)
{
	return is_word(login, ",");
}

/* Behind what the last line says, in place of its end. */
static void
add_to_line(struct map *map, const char *login)
{
	g_string_truncate(map->text, map->text->len - 1);
	if (map->nobody)
		g_string_truncate(map->text, map->text->len - 1);
	g_string_append_printf(map->text, "%s%s\n", map->nobody ? "" : ",",
		login);
	map->nobody = false;
}

void
map_add_login(struct map *map, const char *address, const char *login)
{
	bool usable = login != NULL && is_login(login);

	if (!is_key(address)) {
		map->skipped++;
		return;
	}
	map->skipped += login != NULL && !usable;
	if (g_strcmp0(map->key, address) != 0)
		begin_line(map, address, usable ? login : MAP_NOBODY);
	else if (usable)
		add_to_line(map, login);
}

bool
map_holds_name(const char *name)
{
	return is_word(name, ":");
}

bool
map_holds_password(const char *password)
{
	return strlen(password) <= PASSWORD_MAX && is_value(password);
}
