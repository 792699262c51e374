#include "mail/filename.h"

#include "mail/mediatype.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum { EXTENSION_BYTES_MAX = 16 };

static const struct {
	gunichar first, last;
} unwanted[] = {
	{ 0x0000, 0x001f }, /* C0 */
	{ 0x007f, 0x009f }, /* DEL, C1 */
	{ 0x061c, 0x061c }, /* Arabic letter mark */
	{ 0x200b, 0x200f }, /* of no width, direction marks */
	{ 0x2028, 0x202e }, /* separators, embeddings, overrides */
	{ 0x2060, 0x2060 }, /* word joiner */
	{ 0x2066, 0x2069 }, /* isolates */
	{ 0xfeff, 0xfeff }, /* byte order mark */
	{ 0xfff9, 0xfffb }, /* annotations */
};

static bool
is_wanted(gunichar c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(unwanted); i++)
		if (c >= unwanted[i].first && c <= unwanted[i].last)
			return false;
	return true;
}

/* First without the characters that could hide a '/' or a dot at the start. */
static GString *
wanted_characters(const char *name)
{
	GString *wanted = g_string_new(NULL);

	for (const char *c = name; *c != '\0'; c = g_utf8_next_char(c))
		if (is_wanted(g_utf8_get_char(c)))
			g_string_append_unichar(wanted, g_utf8_get_char(c));
	return wanted;
}

static const char *
behind_path(const char *name)
{
	for (const char *c = name; *c != '\0'; c++)
		if (*c == '/' || *c == '\\')
			name = c + 1;
	return name + strspn(name, " .-");
}

static void
trim_end(GString *name)
{
	while (name->len > 0 && strchr(" .", name->str[name->len - 1]) != NULL)
		g_string_truncate(name, name->len - 1);
}

/* Whatever the extension, Windows opens a device. */
static bool
is_device(const char *name)
{
	static const char *const devices[] = { "con", "prn", "aux", "nul",
		"com#", "lpt#" };
	size_t size = strcspn(name, ".");

	for (size_t i = 0; i < G_N_ELEMENTS(devices); i++) {
		size_t same = strcspn(devices[i], "#");

		if (size == strlen(devices[i]) &&
			g_ascii_strncasecmp(name, devices[i], same) == 0 &&
			(same == size || g_ascii_isdigit(name[same])))
			return true;
	}
	return false;
}

/* Cuts the middle out, between characters. */
static void
shorten(GString *name)
{
	const char *dot = strrchr(name->str, '.');
	gsize extension = dot ? name->len - (gsize)(dot - name->str) : 0;

	if (name->len <= FILENAME_BYTES_MAX)
		return;
	if (extension > EXTENSION_BYTES_MAX)
		extension = 0;
	gsize stem = FILENAME_BYTES_MAX - extension;

	while (((guchar)name->str[stem] & 0xc0) == 0x80)
		stem--;
	g_string_erase(name, (gssize)stem,
		(gssize)(name->len - extension - stem));
}

char *
filename_clean(const char *name, const char *type)
{
	g_autofree char *valid = g_utf8_make_valid(name ? name : "", -1);
	g_autoptr(GString) wanted = wanted_characters(valid);
	g_autoptr(GString) clean = g_string_new(behind_path(wanted->str));

	trim_end(clean);
	if (is_device(clean->str))
		g_string_prepend_c(clean, '_');
	shorten(clean);
	trim_end(clean); /* the cut may be at a blank */
	if (clean->len == 0)
		return g_strconcat("unnamed", mediatype_extension(type), NULL);
	return g_string_free(g_steal_pointer(&clean), FALSE);
}
