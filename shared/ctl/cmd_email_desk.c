/* postcase email trash, archive, restore, move, read ... delete */
#include "ctl/cmd.h"
#include "ctl/desk.h"
#include "ctl/email_view.h"
#include "ctl/folder.h"
#include "ctl/locale.h"
#include "ctl/progress.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"

#include <string.h>
#include <sysexits.h>
#include <unistd.h>

enum { BATCH = 200 };

static struct {
	char *to, *to_group;
	gboolean yes, dry_run;
} said;

/* clang-format off */
#define MASS \
	EMAIL_VIEW_OPTIONS, \
	{ "dry-run", 0, 0, G_OPTION_ARG_NONE, &said.dry_run, "only say how many they are", NULL }, \
	{ "yes", 0, 0, G_OPTION_ARG_NONE, &said.yes, "all that the options name, without asking again", NULL }

const GOptionEntry email_desk_options[] = {
	MASS,
	G_OPTION_ENTRY_NULL,
};

const GOptionEntry email_move_options[] = {
	MASS,
	{ "to", 0, 0, G_OPTION_ARG_STRING, &said.to, "into a folder of your own, or the inbox", "NAME|inbox" },
	{ "to-group", 0, 0, G_OPTION_ARG_STRING, &said.to_group, "into a group folder, for everybody", "NAME" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static int
compare(gconstpointer a, gconstpointer b)
{
	const gint64 *left = a, *right = b;

	return (*left > *right) - (*left < *right);
}

/* Sorted, each once. */
static void
sort(GArray *ids)
{
	guint n = 0;

	g_array_sort(ids, compare);
	for (guint i = 0; i < ids->len; i++)
		if (n == 0 || g_array_index(ids, gint64, i) !=
				      g_array_index(ids, gint64, n - 1))
			g_array_index(ids, gint64, n++) =
				g_array_index(ids, gint64, i);
	g_array_set_size(ids, n);
}

static bool
read_ids(char **args, GArray *ids, GError **error)
{
	if (email_view_is_said())
		return status_set(error, EX_USAGE,
			"name ids or options that select, not both");
	for (char **arg = args; *arg != NULL; arg++) {
		gint64 id = 0;

		if (!value_number(*arg, "id of an e-mail", &id, error))
			return false;
		g_array_append_val(ids, id);
	}
	return true;
}

static bool
may_mass(const struct ctl *ctl, GError **error)
{
	return ctl->viewer.access.mass_update ||
	       status_set(error, EX_NOPERM,
		       "'%s' lacks the right 'mass-update', so name each "
		       "e-mail: postcase email %s ID...",
		       ctl->viewer.login, ctl->command->verb);
}

/* Those that the options name. */
static bool
select_ids(struct ctl *ctl, const struct desk_verb *verb, GArray *ids,
	GError **error)
{
	struct email_view view = { 0 };
	bool ok = false;

	if (!email_view_is_said())
		return status_set(error, EX_USAGE,
			"say which e-mails: their ids, or options; see: "
			"postcase email %s --help",
			verb->name);
	ok = may_mass(ctl, error) &&
	     email_view_read(ctl, &view, verb->from, error) &&
	     email_view_ids(ctl, &view, ids, error);
	email_view_clear(&view);
	return ok;
}

/* Somebody at a terminal hears how many they are before it is done. */
static bool
confirm(const struct desk_verb *verb, const GArray *ids, GError **error)
{
	if (said.yes || ids->len < 2 || isatty(STDIN_FILENO) != 1)
		return true;
	return status_set(error, EX_USAGE,
		"%u e-mails would be %s; if that is right: --yes (which ones: "
		"postcase email list with the same options)",
		ids->len, verb->done);
}

static bool
do_batch(struct ctl *ctl, struct desk_change *change, GArray *batch,
	GError **error)
{
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	return tx != NULL && desk_do(ctl, tx, change, batch, error) &&
	       tx_commit(tx, error);
}

static bool
do_all(struct ctl *ctl, struct desk_change *change, const GArray *ids,
	GError **error)
{
	struct progress bar;
	bool ok = true;

	progress_begin(&bar, change->verb->name, ids->len);
	for (guint i = 0; ok && i < ids->len; i += BATCH) {
		g_autoptr(GArray) batch =
			g_array_new(FALSE, FALSE, sizeof(gint64));

		g_array_append_vals(batch, &g_array_index(ids, gint64, i),
			MIN((guint)BATCH, ids->len - i));
		ok = do_batch(ctl, change, batch, error);
		progress_at(&bar, i + batch->len);
	}
	progress_end(&bar);
	return ok;
}

static void
print_object(const struct ctl *ctl, const struct desk_change *change,
	guint found)
{
	g_autoptr(rows) rows = rows_new();
	const struct {
		const char *name;
		gint64 number;
	} cells[] = {
		{ "found", found },
		{ "done", change->done },
		{ "left", change->left },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cells); i++)
		rows_add_column(rows, cells[i].name, ROWS_NUMBER);
	for (size_t i = 0; i < G_N_ELEMENTS(cells); i++) {
		g_autofree char *text =
			g_strdup_printf("%" G_GINT64_FORMAT, cells[i].number);

		rows_add_cell(rows, text);
	}
	output_record(ctl, rows, NULL, NULL);
}

static void
tell(const struct ctl *ctl, const struct desk_change *change, guint found)
{
	if (ctl->json) {
		print_object(ctl, change, found);
		return;
	}
	if (said.dry_run)
		say("e-mails that would be %s: %u",
			locale_text(change->verb->done), found);
	else
		say("e-mails %s: %" G_GINT64_FORMAT,
			locale_text(change->verb->done), change->done);
	if (change->left > 0)
		note("left alone, for they are not yours to %s: "
		     "%" G_GINT64_FORMAT,
			change->verb->name, change->left);
}

/* Where "move" moves to. */
static bool
read_destination(struct ctl *ctl, struct desk_change *change, char **id,
	GError **error)
{
	if ((said.to == NULL) == (said.to_group == NULL))
		return status_set(error, EX_USAGE,
			"say where to: --to FOLDER, --to inbox, or --to-group "
			"FOLDER");
	if (said.to_group != NULL) {
		if (!folder_ask_id(ctl, &folder_group, said.to_group, id,
			    error))
			return false;
		change->group_folder = *id;
		return true;
	}
	change->place = "inbox";
	if (strcmp(said.to, "inbox") == 0)
		return true;
	if (!folder_ask_id(ctl, &folder_personal, said.to, id, error))
		return false;
	change->place = "folder";
	change->folder = *id;
	return true;
}

bool
cmd_email_desk(struct ctl *ctl, char **args, GError **error)
{
	const struct desk_verb *verb = desk_verb(ctl->command->verb);
	struct desk_change change = {
		.verb = verb,
		.place = verb->place,
		.forgives = args[0] == NULL,
	};
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autofree char *folder = NULL;
	bool mass = args[0] == NULL;

	if (mass ? !select_ids(ctl, verb, ids, error) :
		   !read_ids(args, ids, error))
		return false;
	sort(ids);
	if (strcmp(verb->name, "move") == 0 &&
		!read_destination(ctl, &change, &folder, error))
		return false;
	if (!said.dry_run && ((mass && !confirm(verb, ids, error)) ||
				     !do_all(ctl, &change, ids, error)))
		return false;
	tell(ctl, &change, ids->len);
	return true;
}
