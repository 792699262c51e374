#include "mail/report_prose.h"

#include "mail/report_address.h"
#include "mail/report_words.h"

#include <string.h>

static void
section_free(gpointer data)
{
	struct prose_section *section = data;

	g_free(section->address);
	g_string_free(section->text, TRUE);
	g_free(section);
}

struct prose *
prose_new(void)
{
	struct prose *prose = g_new0(struct prose, 1);

	prose->sections = g_ptr_array_new_with_free_func(section_free);
	prose->text = g_string_new(NULL);
	prose->fields = g_string_new(NULL);
	return prose;
}

void
prose_append(GString *text, const char *line)
{
	if (text->len + strlen(line) < REPORT_WORDS_BYTES_MAX)
		g_string_append_printf(text, "%s\n", line);
}

bool
prose_add(struct prose *prose, char *address, const char *rest)
{
	struct prose_section *section = NULL;

	if (prose->sections->len == REPORT_RECIPIENTS_MAX ||
		prose_find(prose, address) != NULL) {
		g_free(address);
		return false;
	}
	section = g_new0(struct prose_section, 1);
	section->address = address;
	section->text = g_string_new(NULL);
	prose_append(section->text, rest + strspn(rest, ": \t"));
	g_ptr_array_add(prose->sections, section);
	return true;
}

const struct prose_section *
prose_find(const struct prose *prose, const char *address)
{
	for (guint i = 0; i < prose->sections->len; i++) {
		const struct prose_section *section =
			g_ptr_array_index(prose->sections, i);

		if (g_str_equal(section->address, address))
			return section;
	}
	return NULL;
}

char *
prose_about(const struct prose *prose, const char *address)
{
	g_auto(GStrv) lines = g_strsplit(prose->text->str, "\n", -1);
	g_autoptr(GString) about = g_string_new(NULL);

	if (prose->sections->len <= 1)
		return g_strdup(prose->text->str);
	for (char **line = lines; *line != NULL; line++) {
		g_autofree char *folded = report_words_fold(*line);

		if (strstr(folded, address) != NULL)
			prose_append(about, *line);
	}
	return g_string_free(g_steal_pointer(&about), FALSE);
}

/* The lines have single blanks: the folded one has the same places. */
static char *
named_in(const char *line, const char *word)
{
	g_autofree char *folded = report_words_fold(line);
	const char *found = strstr(folded, word);
	const char *end = NULL;

	if (found == NULL || (found > folded && !strchr(" (", found[-1])))
		return NULL;
	return report_address_start(line + (found - folded) + strlen(word),
		&end);
}

char *
prose_named(const struct prose *prose, const char *const *words)
{
	g_auto(GStrv) lines = g_strsplit(prose->text->str, "\n", -1);
	char *address = NULL;

	for (; address == NULL && *words != NULL; words++)
		for (char **line = lines; address == NULL && *line != NULL;
			line++)
			address = named_in(*line, *words);
	return address;
}

const struct prose_section *
prose_first(const struct prose *prose)
{
	return prose->sections->len ? g_ptr_array_index(prose->sections, 0) :
				      NULL;
}

void
prose_free(struct prose *prose)
{
	if (prose == NULL)
		return;
	g_ptr_array_unref(prose->sections);
	g_string_free(prose->text, TRUE);
	g_string_free(prose->fields, TRUE);
	g_free(prose->original);
	g_free(prose);
}
