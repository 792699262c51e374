#include "ctl/value.h"

#include "base/text.h"
#include "ctl/locale.h"
#include "ctl/status.h"

#include <string.h>
#include <sysexits.h>

enum { NAME_BYTES_MAX = 255, LIMIT_MAX = 1000000000 };

bool
value_number(const char *text, const char *what, gint64 *number, GError **error)
{
	guint64 found = 0;

	if (g_ascii_string_to_unsigned(text + (*text == '#'), 10, 1, G_MAXINT64,
		    &found, NULL)) {
		*number = (gint64)found;
		return true;
	}
	return status_set(error, EX_USAGE, "'%s' is no %s", text, what);
}

bool
value_id(const char *text, const char *what, char **id, GError **error)
{
	gint64 number = 0;

	if (!value_number(text, what, &number, error))
		return false;
	*id = g_strdup_printf("%" G_GINT64_FORMAT, number);
	return true;
}

bool
value_limit(const char *text, gint64 *limit, GError **error)
{
	guint64 found = 0;

	if (g_ascii_string_to_unsigned(text, 10, 1, LIMIT_MAX, &found, NULL)) {
		*limit = (gint64)found;
		return true;
	}
	return status_set(error, EX_USAGE,
		"--limit wants a number of rows, not '%s'", text);
}

bool
value_yes(const char *text, const char *option, const char **yes,
	GError **error)
{
	bool is_yes = g_strcmp0(text, "yes") == 0;

	if (text == NULL)
		return true;
	if (!is_yes && strcmp(text, "no") != 0)
		return status_set(error, EX_USAGE,
			"%s wants yes or no, not '%s'", option, text);
	*yes = is_yes ? "t" : "f";
	return true;
}

bool
value_open_limit(const char *text, const char **limit, GError **error)
{
	bool none = g_strcmp0(text, "no") == 0;

	if (text == NULL)
		return true;
	if (!none && !g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT32, NULL,
			     NULL))
		return status_set(error, EX_USAGE,
			"--open-limit wants a number of cases or no, not '%s'",
			text);
	*limit = none ? "" : text;
	return true;
}

/* In the viewer's zone; "2026-12-24" is its first minute. */
static GDateTime *
read_time(const char *text)
{
	g_autofree char *iso = g_strconcat(text,
		strlen(text) <= strlen("2026-12-24") ? "T00:00" : "", ":00",
		NULL);

	return g_date_time_new_from_iso8601(iso, locale_zone());
}

bool
value_time(const char *text, const char *option, char **time, GError **error)
{
	g_autoptr(GDateTime) found = text ? read_time(text) : NULL;
	g_autoptr(GDateTime) utc = NULL;

	if (text == NULL)
		return true;
	if (found == NULL)
		return status_set(error, EX_USAGE,
			"%s wants a day (2026-12-24) or a minute "
			"('2026-12-24 13:00'), not '%s'",
			option, text);
	utc = g_date_time_to_utc(found);
	*time = g_date_time_format_iso8601(utc);
	return true;
}

bool
value_away(const char *text, char **until, GError **error)
{
	g_autoptr(GDateTime) now = g_date_time_new_now_utc();
	g_autoptr(GDateTime) time = NULL;
	g_autoptr(GDateTime) utc = NULL;

	if (text == NULL)
		return true;
	if (strcmp(text, "no") == 0) {
		*until = g_strdup("");
		return true;
	}
	time = read_time(text);
	if (time == NULL)
		return status_set(error, EX_USAGE,
			"--away-until wants a day (2026-12-24), a minute "
			"('2026-12-24 13:00') or no, not '%s'",
			text);
	if (g_date_time_compare(time, now) <= 0)
		return status_set(error, EX_DATAERR,
			"--away-until wants a time to come; %s is over (for "
			"back again: --away-until no)",
			text);
	utc = g_date_time_to_utc(time);
	*until = g_date_time_format_iso8601(utc);
	return true;
}

static bool
is_one_line(const char *text, const char *unwanted)
{
	g_autofree char *clean = NULL;

	if (*text == '\0' || strlen(text) > NAME_BYTES_MAX ||
		strpbrk(text, unwanted) != NULL || g_ascii_isspace(text[0]) ||
		g_ascii_isspace(text[strlen(text) - 1]))
		return false;
	clean = text_clean(text, -1, NAME_BYTES_MAX, false);
	return strcmp(clean, text) == 0;
}

bool
value_login(const char *text, GError **error)
{
	if (is_one_line(text, " ,'\"<>"))
		return true;
	return status_set(error, EX_DATAERR,
		"'%s' is no login: one word, without blanks, commas and quotes",
		text);
}

bool
value_name(const char *text, const char *what, GError **error)
{
	if (text == NULL || is_one_line(text, ""))
		return true;
	return status_set(error, EX_DATAERR,
		"'%s' is no %s: 1 to %d bytes in one line, no blanks at its "
		"ends",
		text, what, NAME_BYTES_MAX);
}

bool
value_word(const char *text, const char *what, const char *const *words,
	GError **error)
{
	g_autoptr(GString) all = g_string_new(words[0]);

	for (const char *const *word = words + 1; *word != NULL; word++)
		g_string_append_printf(all, ", %s", *word);
	return g_strv_contains(words, text) ||
	       status_set(error, EX_USAGE, "'%s' is no %s; there are: %s", text,
		       what, all->str);
}

GPtrArray *
value_list(char **texts)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);

	for (; texts != NULL && *texts != NULL; texts++) {
		g_auto(GStrv) parts = g_strsplit(*texts, ",", -1);

		for (char **part = parts; *part != NULL; part++)
			g_ptr_array_add(list, g_strdup(g_strstrip(*part)));
	}
	return list;
}

GPtrArray *
value_others(char **words)
{
	GPtrArray *others = g_ptr_array_new();

	for (char **word = words + 1; *word != NULL; word++)
		if (!g_ptr_array_find_with_equal_func(others, *word,
			    g_str_equal, NULL))
			g_ptr_array_add(others, *word);
	return others;
}

char *
value_join(const GPtrArray *list)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < list->len; i++)
		g_string_append_printf(text, "%s%s", i > 0 ? ", " : "",
			(const char *)g_ptr_array_index(list, i));
	return g_string_free(text, FALSE);
}
