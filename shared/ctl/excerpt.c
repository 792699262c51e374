#include "ctl/excerpt.h"

#include "ctl/term.h"

#include <string.h>

static char *
fit(const char *line, const char *prefix, size_t width)
{
	g_autofree char *clean = term_clean(line, false);
	size_t taken = strlen(prefix);

	if (width == 0)
		return g_strdup(clean);
	return term_cut(clean, width > taken ? width - taken : 1);
}

char *
excerpt(const char *text, guint lines, const char *prefix, size_t width)
{
	g_auto(GStrv) all = g_strsplit(text ? text : "", "\n", -1);
	GString *found = g_string_new(NULL);
	guint n = 0;

	for (char **line = all; *line != NULL; line++) {
		if (*g_strchomp(*line) == '\0')
			continue;
		if (n++ == lines) {
			g_string_append_printf(found, "%s...\n", prefix);
			break;
		}

		g_autofree char *fitting = fit(*line, prefix, width);
		g_string_append_printf(found, "%s%s\n", prefix, fitting);
	}
	return g_string_free(found, FALSE);
}
