#include "ctl/milter_list.h"

#include "conf/path.h"
#include "ctl/postfix.h"

#include <string.h>

/* The end of an item that begins at text. */
static const char *
item_end(const char *text)
{
	int depth = 0;

	for (; *text != '\0'; text++) {
		depth += (*text == '{') - (*text == '}');
		if (depth <= 0 && strchr(", \t\r\n", *text) != NULL)
			break;
	}
	return text;
}

char **
milter_list_split(const char *value)
{
	g_autoptr(GStrvBuilder) items = g_strv_builder_new();

	for (value += strspn(value, ", \t\r\n"); *value != '\0';
		value += strspn(value, ", \t\r\n")) {
		const char *end = item_end(value);
		g_autofree char *item = g_strndup(value, (gsize)(end - value));

		g_strv_builder_add(items, item);
		value = end;
	}
	return g_strv_builder_end(items);
}

/* The words of "{ address, option=value }", or of "address". */
static char **
item_words(const char *item)
{
	g_autofree char *inner = g_strdelimit(g_strdup(item), "{}", ' ');

	return postfix_words(inner);
}

/* A path of a socket from the queue directory on; others as they are. */
static const char *
from_queue(const char *address, const char *queue)
{
	const gsize size = strlen(queue);

	if (!g_str_has_prefix(address, "unix:"))
		return address;
	address += strlen("unix:");
	if (g_str_has_prefix(address, queue) && address[size] == '/')
		address += size;
	return address + strspn(address, "/");
}

static bool
signs(const char *item)
{
	static const char *const names[] = { "dkim", "dmarc", "arc", ":8891",
		":8893", ":8892", "rspamd", ":11332", NULL };
	g_autofree char *lower = g_ascii_strdown(item, -1);

	for (const char *const *name = names; *name != NULL; name++)
		if (strstr(lower, *name) != NULL)
			return true;
	return false;
}

static char *
action_of(char **words)
{
	static const char option[] = "default_action=";
	char *action = NULL;

	for (; *words != NULL; words++)
		if (g_str_has_prefix(*words, option)) {
			g_free(action);
			action = g_strdup(*words + strlen(option));
		}
	return action;
}

void
milter_list_find(char **items, const char *milter, const char *queue,
	struct milter_place *place)
{
	const char *name = from_queue(milter, queue);

	*place = (struct milter_place){ -1, -1, NULL };
	for (int i = 0; items[i] != NULL; i++) {
		g_auto(GStrv) words = item_words(items[i]);

		if (words[0] == NULL)
			continue;
		if (place->ours < 0 &&
			strcmp(from_queue(words[0], queue), name) == 0) {
			place->ours = i;
			place->action = action_of(words);
		} else if (place->signs < 0 && signs(words[0]))
			place->signs = i;
	}
}

char *
milter_list_mend(char **items, const struct milter_place *place,
	const struct milter_want *want)
{
	g_autoptr(GString) list = g_string_new(NULL);
	g_autofree char *ours = g_strdup_printf("{%s,default_action=%s}",
		want->milter, want->action);

	if (want->first)
		g_string_append(list, ours);
	for (int i = 0; items[i] != NULL; i++)
		if (i != place->ours)
			g_string_append_printf(list, "%s%s",
				list->len > 0 ? ", " : "", items[i]);
	if (!want->first)
		g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "",
			ours);
	return g_string_free(g_steal_pointer(&list), FALSE);
}

/* libmilter has PORT@HOST, Postfix HOST:PORT, and [::1]:PORT. */
static char *
inet_name(const char *where)
{
	g_auto(GStrv) parts = g_strsplit(where, "@", 2);
	const char *host = parts[0] && parts[1] ? parts[1] : "localhost";
	bool bare = *host != '[' && strchr(host, ':') != NULL;

	return g_strdup_printf("inet:%s%s%s:%s", bare ? "[" : "", host,
		bare ? "]" : "", parts[0]);
}

char *
milter_list_name(const char *milter_listen, const char *queue)
{
	const gsize size = strlen(queue);
	const char *path = milter_listen;

	if (g_str_has_prefix(path, "inet:"))
		return inet_name(path + strlen("inet:"));
	if (g_str_has_prefix(path, "inet6:"))
		return inet_name(path + strlen("inet6:"));
	if (g_str_has_prefix(path, "fd:"))
		path = PRESET_MILTER_LISTEN;
	if (path[0] != '/' && strchr(path, ':') != NULL)
		path = strchr(path, ':') + 1;
	if (g_str_has_prefix(path, queue) && path[size] == '/')
		path += size + 1;
	return g_strconcat("unix:", path, NULL);
}
