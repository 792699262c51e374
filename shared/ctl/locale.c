#include "ctl/locale.h"

#include "base/phrases.h"
#include "ctl/term.h"

#include <stdlib.h>
#include <string.h>

/* One for the program: whatever it prints is for the same reader. */
static struct {
	struct phrases *phrases; /* NULL: English */
	char *language;
	GTimeZone *zone;
} locale;

/* As setlocale() looks for LC_MESSAGES; the system needs no such locale. */
static const char *
environment(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		const char *value = getenv(names[i]);

		if (value != NULL && *value != '\0')
			return value;
	}
	return NULL;
}

static void
use_language(const char *said)
{
	g_autofree char *language =
		phrases_language(said && *said ? said : environment());
	g_autofree char *path = NULL;
	g_autofree char *wrong = NULL;

	if (g_strcmp0(language, locale.language) == 0)
		return;
	g_clear_pointer(&locale.phrases, phrases_free);
	g_free(locale.language);
	locale.language = g_steal_pointer(&language);
	if (locale.language == NULL)
		return;
	path = phrases_path(locale.language);
	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return;
	locale.phrases = phrases_read(path, &wrong);
	if (wrong != NULL)
		note("postcase: %s: %s", path, wrong);
}

void
locale_use(const char *language, const char *zone)
{
	use_language(language);
	g_clear_pointer(&locale.zone, g_time_zone_unref);
	if (zone != NULL && *zone != '\0')
		locale.zone = g_time_zone_new_identifier(zone);
}

const char *
locale_text(const char *english)
{
	return phrases_get(locale.phrases, english);
}

GTimeZone *
locale_zone(void)
{
	if (locale.zone == NULL)
		locale.zone = g_time_zone_new_local();
	return locale.zone;
}

const char *
locale_zone_name(void)
{
	return g_time_zone_get_identifier(locale_zone());
}

void
locale_clear(void)
{
	g_clear_pointer(&locale.phrases, phrases_free);
	g_clear_pointer(&locale.language, g_free);
	g_clear_pointer(&locale.zone, g_time_zone_unref);
}
