/* postcase maps */
#include "ctl/cmd.h"
#include "ctl/maps.h"
#include "ctl/output.h"
#include "ctl/status.h"
#include "ctl/term.h"

#include <sysexits.h>

static struct {
	char *directory, *config_dir;
} said;

/* clang-format off */
const GOptionEntry maps_options[] = {
	{ "directory", 0, 0, G_OPTION_ARG_FILENAME, &said.directory, "another one than maps_directory", "DIR" },
	{ "config-dir", 0, 0, G_OPTION_ARG_FILENAME, &said.config_dir, "Postfix's, instead of its own", "DIR" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static const struct column columns[] = {
	{ "map", "MAP", 0 },
	{ "lines", "LINES", 0 },
	{ "written", "WRITTEN", COLUMN_WORD },
	{ NULL, NULL, 0 },
};

/* They are in the database, and Postfix does not know them. */
static void
tell_skipped(const struct rows *rows)
{
	for (guint i = 0; i < rows_count(rows); i++)
		if (rows_number(rows, i, "skipped") > 0)
			note("%s: %s addresses or logins are left out, for a "
			     "map's line cannot hold them",
				rows_text(rows, i, "map"),
				rows_text(rows, i, "skipped"));
}

bool
cmd_maps(struct ctl *ctl, char **args, GError **error)
{
	const struct maps_place place = { said.directory, said.config_dir };
	g_autoptr(rows) rows = rows_new();

	(void)args;
	if ((said.directory && !viewer_may_open(ctl, said.directory, error)) ||
		(said.config_dir &&
			!viewer_may_open(ctl, said.config_dir, error)))
		return false;
	if (place.directory == NULL && *ctl->conf->maps_directory == '\0')
		return status_set(error, EX_USAGE,
			"maps_directory is empty: say --directory DIR");
	if (!maps_make(ctl, &place, rows, error))
		return false;
	output_rows(ctl, rows, columns, NULL);
	tell_skipped(rows);
	return true;
}
