#include "base/phrases.h"

#include <string.h>

struct phrases {
	GHashTable *texts; /* English, translation */
};

/* Where a reader is in the file. */
struct reader {
	struct phrases *phrases;
	GString *english, *other,
		*now;      /* now: which of them goes on, or NULL */
	guint line, first; /* of the file; of the entry */
	char *wrong;
};

static const struct {
	const char *word;
	bool begins; /* the next entry */
} keywords[] = {
	{ "msgid ", true },
	{ "msgstr ", false },
};

static void
complain(struct reader *r, guint line, const char *what)
{
	if (r->wrong == NULL)
		r->wrong = g_strdup_printf("line %u: %s", line, what);
}

/* "%s%li" of "case %5s is %li": what takes an argument, and of which type. */
static char *
conversions(const char *text)
{
	GString *found = g_string_new(NULL);

	while ((text = strchr(text, '%')) != NULL) {
		if (*++text == '%') {
			text++;
			continue;
		}
		g_string_append_c(found, '%');
		for (; *text != '\0' && !g_ascii_isalpha(*text); text++)
			if (strchr("*$", *text) != NULL)
				g_string_append_c(found, *text);
		while (*text != '\0' && strchr("hlLjztq", *text) != NULL)
			g_string_append_c(found, *text++);
		if (*text != '\0')
			g_string_append_c(found, *text++);
	}
	return g_string_free(found, FALSE);
}

static bool
takes_the_same(const char *english, const char *other)
{
	g_autofree char *wanted = conversions(english);
	g_autofree char *found = conversions(other);

	return strcmp(wanted, found) == 0;
}

/* The entry that has been read, if there is one. */
static void
keep(struct reader *r)
{
	const char *english = r->english->str, *other = r->other->str;

	if (r->english->len == 0 || r->other->len == 0)
		return; /* the head, and what nobody has translated */
	if (!g_utf8_validate(other, -1, NULL))
		complain(r, r->first, "not UTF-8");
	else if (!takes_the_same(english, other))
		complain(r, r->first, "its arguments (%) are not the text's");
	else
		g_hash_table_replace(r->phrases->texts, g_strdup(english),
			g_strdup(other));
}

static void
begin(struct reader *r, bool next)
{
	if (next) {
		keep(r);
		r->first = r->line;
		g_string_truncate(r->english, 0);
	}
	g_string_truncate(r->other, 0);
	r->now = next ? r->english : r->other;
}

/* "a \"b\"\n", in C's notation, goes behind what goes on. */
static bool
add_quoted(struct reader *r, const char *quoted)
{
	size_t size = strlen(quoted);
	g_autofree char *inner = NULL;
	g_autofree char *text = NULL;

	if (r->now == NULL || size < 2 || quoted[0] != '"' ||
		quoted[size - 1] != '"')
		return false;
	inner = g_strndup(quoted + 1, size - 2);
	text = g_strcompress(inner);
	g_string_append(r->now, text);
	return true;
}

/* What is behind a keyword; the line itself when it only goes on. */
static const char *
begin_line(struct reader *r, const char *line)
{
	for (size_t i = 0; i < G_N_ELEMENTS(keywords); i++)
		if (g_str_has_prefix(line, keywords[i].word)) {
			begin(r, keywords[i].begins);
			return line + strlen(keywords[i].word);
		}
	return line;
}

static void
read_line(struct reader *r, char *line)
{
	r->line++;
	(void)g_strstrip(line);
	if (line[0] == '\0' || line[0] == '#')
		return;
	if (add_quoted(r, begin_line(r, line)))
		return;
	complain(r, r->line, "not understood (msgid \"...\", msgstr \"...\")");
	g_string_truncate(r->other, 0); /* nor is the rest of its entry */
	r->now = NULL;
}

static struct phrases *
new_phrases(void)
{
	struct phrases *phrases = g_new0(struct phrases, 1);

	phrases->texts =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return phrases;
}

struct phrases *
phrases_parse(const char *text, char **wrong)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autoptr(GString) english = g_string_new(NULL);
	g_autoptr(GString) other = g_string_new(NULL);
	struct reader r = { new_phrases(), english, other, NULL, 0, 0, NULL };

	for (char **line = lines; *line != NULL; line++)
		read_line(&r, *line);
	keep(&r);
	*wrong = r.wrong;
	return r.phrases;
}

struct phrases *
phrases_read(const char *path, char **wrong)
{
	g_autoptr(GError) fault = NULL;
	g_autofree char *text = NULL;

	if (g_file_get_contents(path, &text, NULL, &fault))
		return phrases_parse(text, wrong);
	*wrong = g_strdup(fault->message);
	return new_phrases();
}

const char *
phrases_get(const struct phrases *phrases, const char *english)
{
	const char *other =
		phrases ? g_hash_table_lookup(phrases->texts, english) : NULL;

	return other ? other : english;
}

char *
phrases_language(const char *locale)
{
	size_t size = locale ? strspn(locale, "abcdefghijklmnopqrstuvwxyz") : 0;

	if (size < 2 || size > 3 || strchr("_.@", locale[size]) == NULL)
		return NULL;
	return g_strndup(locale, size);
}

char *
phrases_path(const char *language)
{
	g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *folder = g_path_get_dirname(program ? program : "");
	g_autofree char *name = g_strconcat(language, ".po", NULL);

	return g_build_filename(folder, "..", "share", "postcase", name, NULL);
}

void
phrases_free(struct phrases *phrases)
{
	if (phrases == NULL)
		return;
	g_hash_table_unref(phrases->texts);
	g_free(phrases);
}
