#include "ctl/program.h"

#include "ctl/status.h"

#include <string.h>
#include <sysexits.h>

/* A service user's PATH often has no sbin in it. */
static const char *const places[] = { "/usr/sbin", "/usr/local/sbin", NULL };

static char *
find(const char *name)
{
	char *path = g_find_program_in_path(name);

	for (const char *const *p = places; path == NULL && *p != NULL; p++) {
		path = g_build_filename(*p, name, NULL);
		if (!g_file_test(path, G_FILE_TEST_IS_EXECUTABLE))
			g_clear_pointer(&path, g_free);
	}
	return path;
}

/* Why it stopped: "postmap: fatal: ...", without its name. */
static const char *
last_line(char *text, const char *name)
{
	const char *end = strrchr(g_strchomp(text), '\n');
	const char *line = end ? end + 1 : text;

	if (g_str_has_prefix(line, name) && line[strlen(name)] == ':')
		line += strlen(name) + 1;
	return line + strspn(line, " ");
}

static bool
explain(const char *name, int result, char *said, GError **error)
{
	const char *line = last_line(said, name);
	g_autoptr(GError) why = NULL;

	if (g_spawn_check_wait_status(result, &why) ||
		(g_error_matches(why, G_SPAWN_EXIT_ERROR, 1) &&
			(*line == '\0' || g_str_has_prefix(line, "warning:"))))
		return true;
	return status_set(error, EX_UNAVAILABLE, "%s: %s", name,
		*line ? line : why->message);
}

static GStrv
with_path(const char *path, const char *const *rest)
{
	g_autoptr(GStrvBuilder) all = g_strv_builder_new();

	g_strv_builder_add(all, path); /* the file, then argv */
	for (; *rest != NULL; rest++)
		g_strv_builder_add(all, *rest);
	return g_strv_builder_end(all);
}

bool
program_run(const char *const *argv, char **out, GError **error)
{
	/* The first two are for posix_spawn(3). */
	const GSpawnFlags flags = G_SPAWN_LEAVE_DESCRIPTORS_OPEN |
				  G_SPAWN_CLOEXEC_PIPES |
				  G_SPAWN_FILE_AND_ARGV_ZERO;
	g_autofree char *path = find(argv[0]);
	g_autofree char *printed = NULL, *said = NULL;
	g_auto(GStrv) copy = NULL;
	g_autoptr(GError) why = NULL;
	int result = 0;

	if (path == NULL)
		return status_set(error, EX_UNAVAILABLE,
			"the program %s is not there: is Postfix installed?",
			argv[0]);
	copy = with_path(path, argv);
	if (!g_spawn_sync(NULL, copy, NULL, flags, NULL, NULL, &printed, &said,
		    &result, &why))
		return status_set(error, EX_UNAVAILABLE, "%s", why->message);
	if (!explain(argv[0], result, said, error))
		return false;
	if (out != NULL)
		*out = g_steal_pointer(&printed);
	return true;
}
