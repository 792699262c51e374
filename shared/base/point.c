#include "base/point.h"

#ifdef POSTCASE_POINTS

#include <signal.h>
#include <string.h>
#include <unistd.h>

struct line {
	char *point, *action, *text; /* text is "" for any message */
};

static GPtrArray *plan;
static GBytes *message;

static void
free_line(gpointer data)
{
	struct line *line = data;

	g_free(line->point);
	g_free(line->action);
	g_free(line->text);
	g_free(line);
}

static void
add_line(const char *line)
{
	g_auto(GStrv) word = g_strsplit_set(line, " \t", 2);
	struct line *row = NULL;

	if (line[0] == '#' || word[0] == NULL || word[1] == NULL)
		return;
	g_auto(GStrv) rest = g_strsplit_set(g_strstrip(word[1]), " \t", 2);
	row = g_new0(struct line, 1);
	row->point = g_strdup(word[0]);
	row->action = g_strdup(rest[0] ? rest[0] : "");
	row->text = g_strdup(rest[0] && rest[1] ? g_strstrip(rest[1]) : "");
	g_ptr_array_add(plan, row);
}

void
point_plan(const char *conf_path)
{
	const char *named = g_getenv("POSTCASE_POINTS");
	g_autofree char *beside = g_strconcat(conf_path, ".points", NULL);
	g_autofree char *text = NULL;

	g_clear_pointer(&plan, g_ptr_array_unref);
	plan = g_ptr_array_new_with_free_func(free_line);
	if (!g_file_get_contents(named ? named : beside, &text, NULL, NULL))
		return;
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line != NULL; line++)
		add_line(*line);
}

void
point_message(GBytes *raw)
{
	message = raw;
}

static bool
is_meant(const struct line *line, const char *point)
{
	gsize size = 0;
	const void *bytes = message ? g_bytes_get_data(message, &size) : NULL;

	if (strcmp(line->point, point) != 0 && strcmp(line->point, "*") != 0)
		return false;
	return line->text[0] == '\0' ||
	       (bytes && memmem(bytes, size, line->text, strlen(line->text)));
}

static bool
act(const char *action, const char *point, GError **error)
{
	if (strcmp(action, "kill") == 0)
		(void)raise(SIGKILL);
	if (strcmp(action, "segv") == 0) {
		(void)signal(SIGSEGV, SIG_DFL); /* not a sanitizer's */
		(void)raise(SIGSEGV);
	}
	while (strcmp(action, "hang") == 0)
		continue; /* burns, as a hostile message would make it */
	if (g_str_has_prefix(action, "delay="))
		g_usleep(1000 * g_ascii_strtoull(action + 6, NULL, 10));
	if (strcmp(action, "fail") == 0)
		return fault_set(error, FAULT_TEMP, "4.3.0",
			"point %s says fail", point);
	if (strcmp(action, "data") == 0)
		return fault_set(error, FAULT_DATA, "4.3.0",
			"point %s says data", point);
	return true;
}

bool
point_reached(const char *name, GError **error)
{
	for (guint i = 0; plan != NULL && i < plan->len; i++) {
		const struct line *line = g_ptr_array_index(plan, i);

		if (is_meant(line, name) && !act(line->action, name, error))
			return false;
	}
	return true;
}

#else

/* ISO C wants something in every file. */
typedef int point_is_off;

#endif
