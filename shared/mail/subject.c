#include "mail/subject.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum { STEPS_MAX = 50, TAG_BYTES_MAX = 80 };

/* In lower case; single letters are Italian and Spanish. */
static const char *const prefixes[] = {
	"re", "fw", "fwd",      /* English, and most programs */
	"aw", "wg", "antw",     /* German, Dutch */
	"sv", "vs", "vb", "vl", /* Nordic */
	"r", "rif", "i", "rv", "res", "enc", "tr", /* Romance */
	"odp", "pd", "ynt", "ilt", "atb",          /* Polish, Turkish, Welsh */
	"回复", "回覆", "答复", "转发", "轉寄",    /* Chinese */
};

/* Of them those of mail that is sent on. */
static const char *const forwards[] = { "fw", "fwd", /* English */
	"wg",                                        /* German */
	"tr", "rv", "enc", "i",                      /* Romance */
	"vb", "vl", "pd", "ilt", /* Nordic, Polish, Turkish */
	"转发", "轉寄" };

/* Behind a tag, or the same place. */
static const char *
skip_tag(const char *at)
{
	const char *end = *at == '[' ? strpbrk(at + 1, "[]") : NULL;

	if (end == NULL || *end != ']' || end - at > TAG_BYTES_MAX)
		return at;
	return end + 1;
}

/* "[2]", "(2)", "^2" between a prefix and its colon. */
static const char *
skip_count(const char *at)
{
	const char *blanks = at + strspn(at, " ");
	const char *open = blanks + strspn(blanks, "[(^");
	const char *end = open + strspn(open, "0123456789");

	if (open == blanks)
		return at;
	return end + strspn(end, ")]");
}

static const char *
skip_colon(const char *at)
{
	static const char wide[] = "\xef\xbc\x9a"; /* U+FF1A */

	at += strspn(at, " ");
	if (*at == ':')
		return at + 1;
	return g_str_has_prefix(at, wide) ? at + strlen(wide) : NULL;
}

/* Behind the prefix, or NULL; the same in every locale. */
static const char *
skip_word(const char *at, const char *word)
{
	while (*word != '\0') {
		gunichar c = g_unichar_tolower(g_utf8_get_char(at));

		if (c != g_utf8_get_char(word))
			return NULL;
		at = g_utf8_next_char(at);
		word = g_utf8_next_char(word);
	}
	return at;
}

static const char *
skip_prefix(const char *at)
{
	for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++) {
		const char *behind = skip_word(at, prefixes[i]);

		if (behind != NULL)
			behind = skip_colon(skip_count(behind));
		if (behind != NULL)
			return behind;
	}
	return at;
}

/* What is done to the start, in turns, until nothing changes. */
static const char *
skip_start(const char *at)
{
	for (int step = 0; step < STEPS_MAX; step++) {
		const char *behind = skip_prefix(at);

		if (behind == at)
			behind = skip_tag(at);
		behind += strspn(behind, " ");
		if (behind == at || *behind == '\0')
			break;
		at = behind;
	}
	return at;
}

bool
subject_answers(const char *subject)
{
	const char *at = subject + strspn(subject, " ");

	for (int step = 0; step < STEPS_MAX && *at == '['; step++) {
		const char *behind = skip_tag(at);

		if (behind == at)
			break;
		at = behind + strspn(behind, " ");
	}
	return skip_prefix(at) != at;
}

bool
subject_forwards(const char *subject)
{
	size_t size = strcspn(subject, ":");
	g_autofree char *start = g_strndup(subject, size);
	g_autofree char *prefix = g_utf8_strdown(g_strstrip(start), -1);
	bool found = false;

	if (subject[size] == '\0')
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(forwards) && !found; i++)
		found = strcmp(prefix, forwards[i]) == 0;
	return found;
}

static char *
single_blanks(const char *subject)
{
	g_auto(GStrv) words = g_strsplit_set(subject, " \t\r\n", -1);
	GString *line = g_string_new(NULL);

	for (char **word = words; *word != NULL; word++)
		if (**word != '\0')
			g_string_append_printf(line, "%s%s",
				line->len ? " " : "", *word);
	return g_string_free(line, FALSE);
}

char *
subject_base(const char *subject)
{
	g_autofree char *line = single_blanks(subject);
	char *base = g_strdup(skip_start(line));

	for (int step = 0; step < STEPS_MAX; step++) {
		size_t size = strlen(base);

		if (size <= 5 ||
			g_ascii_strcasecmp(base + size - 5, "(fwd)") != 0)
			break;
		base[size - 5] = '\0';
		g_strchomp(base);
	}
	return base;
}
