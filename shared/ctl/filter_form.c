#include "ctl/filter_form.h"

#include "base/text.h"
#include "ctl/output.h"
#include "ctl/status.h"
#include "ctl/value.h"

#include <string.h>
#include <sysexits.h>

static const char *const actions[] = { "skip", "folder", "group-folder", "none",
	"reject", "discard", "tag", NULL };
static const char *const at_the_door[] = { "reject", "discard", "tag", NULL };

/* Which actions make sense where. */
static const struct {
	const char *kind;
	const char *actions[8];
} allowed[] = {
	{ "global", { "skip", "none", "reject", "discard", "tag" } },
	{ "group", { "skip", "group-folder", "none", "reject", "discard",
			   "tag" } },
	{ "personal", { "skip", "none" } },
	{ "user", { "skip", "folder", "none" } },
};

/* What a mail server knows before the text of a mail comes. */
static const char *const late[] = { "body_any", "body_all", "size_over",
	"attachment" };

static const struct column columns[] = {
	{ "id", "id", 0 },
	{ "name", "name", 0 },
	{ "kind", "kind", 0 },
	{ "scope", "of", 0 },
	{ "place", "place", 0 },
	{ "active", "active", 0 },
	{ "sender", "sender", 0 },
	{ "from", "from", 0 },
	{ "to", "to", 0 },
	{ "subject", "subject", 0 },
	{ "header", "header", 0 },
	{ "body_any", "body any", 0 },
	{ "body_all", "body all", 0 },
	{ "size_over", "size over", COLUMN_BYTES },
	{ "attachment", "attachment", 0 },
	{ "auth", "auth", 0 },
	{ "spam", "spam", 0 },
	{ "action", "action", 0 },
	{ "folder", "folder", 0 },
	{ "answer", "answer", 0 },
	{ "mark_read", "mark read", 0 },
	{ "skip_notification", "skip notification", 0 },
	{ "hits", "hits", 0 },
	{ "last_hit_at", "last hit", 0 },
	{ NULL, NULL, 0 },
};

void
filter_print(const struct ctl *ctl, const struct rows *filter)
{
	output_record(ctl, filter, columns, NULL);
}

bool
filter_find(struct ctl *ctl, struct tx *tx, const char *id, struct rows *filter,
	GError **error)
{
	const char *whose =
		ctl->viewer.access.administrator ? NULL : ctl->viewer.id;

	if (!rows_ask(tx, STMT_FILTERS_LIST, ROWS_TEXTS(id, whose), filter,
		    error) ||
		!tx_trip(tx, error))
		return false;
	return rows_count(filter) > 0 ||
	       status_set(error, EX_NOUSER,
		       "there is no filter %s; see: postcase filter list", id);
}

static bool
action_fits(const char *kind, const char *action, GError **error)
{
	size_t i = 0;

	while (strcmp(allowed[i].kind, kind) != 0)
		i++;
	return value_word(action, "action of such a filter", allowed[i].actions,
		error);
}

static bool
door_fits(const struct rows *now, GError **error)
{
	const char *action = rows_text(now, 0, "action");

	for (size_t i = 0;
		g_strv_contains(at_the_door, action) && i < G_N_ELEMENTS(late);
		i++) {
		const char *cell = rows_text(now, 0, late[i]);

		if (cell != NULL && strcmp(cell, "[]") != 0)
			return status_set(error, EX_USAGE,
				"%s is done before the text of a mail has "
				"come: leave out --body-any, --body-all, "
				"--size-over and --attachment, or let it skip",
				action);
	}
	return true;
}

/* "X-Category: shop" */
static bool
is_field(const char *text)
{
	const char *colon = text;

	while (g_ascii_isgraph(*colon) && *colon != ':')
		colon++;
	return colon > text && *colon == ':' &&
	       !text_is_blank(colon + 1, strlen(colon + 1));
}

/* Without an answer it is X-Postcase-Tag with its name. */
static bool
tag_fits(const struct rows *now, GError **error)
{
	const char *answer = rows_text(now, 0, "answer");

	return answer == NULL ||
	       strcmp(rows_text(now, 0, "action"), "tag") != 0 ||
	       is_field(answer) ||
	       status_set(error, EX_USAGE,
		       "tag wants the field that it adds: --answer 'NAME: "
		       "TEXT'");
}

static bool
fits(const struct rows *now, GError **error)
{
	const char *kind = rows_text(now, 0, "kind");
	bool user = strcmp(kind, "user") == 0;

	if (*rows_text(now, 0, "asks") == '\0')
		return status_set(error, EX_USAGE,
			"it asks nothing, so it is for no mail; say which mail "
			"is meant: --from, --subject, ... (postcase filter add "
			"--help)");
	if (!user && (rows_true(now, 0, "mark_read") ||
			     rows_true(now, 0, "skip_notification")))
		return status_set(error, EX_USAGE,
			"--mark-read and --skip-notification go with --user");
	return action_fits(kind, rows_text(now, 0, "action"), error) &&
	       door_fits(now, error) && tag_fits(now, error);
}

/* What it does from now on, and where to. */
struct target {
	const char *action;
	const char *folder; /* its name, or NULL */
	const char *id, *group_id;
};

static bool
find_folder(struct tx *tx, const struct rows *filter, struct target *target,
	struct rows *found, GError **error)
{
	bool group = strcmp(target->action, "group-folder") == 0;

	if (target->folder == NULL)
		return status_set(error, EX_USAGE,
			"where to? say --folder NAME");
	if (!rows_ask(tx, STMT_FILTER_TARGETS_FIND,
		    ROWS_TEXTS(NULL, NULL, NULL, rows_text(filter, 0, "owner"),
			    target->folder, target->folder),
		    found, error) ||
		!tx_trip(tx, error))
		return false;
	target->id = group ? NULL : rows_text(found, 0, "folder");
	target->group_id = group ? rows_text(found, 0, "group_folder") : NULL;
	return target->id != NULL || target->group_id != NULL ||
	       status_set(error, EX_NOUSER, "there is no %sfolder '%s'",
		       group ? "group " : "", target->folder);
}

static bool
read_target(struct tx *tx, const struct rows *filter, struct target *target,
	struct rows *found, GError **error)
{
	const char *was = rows_text(filter, 0, "action");

	target->action = filter_said.action ? filter_said.action : was;
	target->folder = filter_said.folder;
	if (!value_word(target->action, "action", actions, error) ||
		!action_fits(rows_text(filter, 0, "kind"), target->action,
			error))
		return false;
	if (target->folder == NULL && strcmp(was, target->action) == 0)
		target->folder = rows_text(filter, 0, "folder");
	if (g_str_has_suffix(target->action, "folder"))
		return find_folder(tx, filter, target, found, error);
	return target->folder == NULL ||
	       status_set(error, EX_USAGE,
		       "--folder goes with --action folder or group-folder");
}

bool
filter_write(struct ctl *ctl, struct tx *tx, const struct filter_form *form,
	const struct rows *filter, struct rows *now, GError **error)
{
	const char *id = rows_text(filter, 0, "id");
	g_autoptr(rows) found = rows_new();
	struct target target = { 0 };

	return read_target(tx, filter, &target, found, error) &&
	       rows_ask(tx, STMT_FILTERS_SET,
		       ROWS_TEXTS(id, filter_said.name, filter_said.from,
			       filter_said.to, filter_said.subject,
			       form->header_name, form->header,
			       filter_said.auth, form->size_over,
			       form->attachment, form->spam, form->body_any,
			       form->body_all, target.action, target.id,
			       target.group_id, filter_said.answer,
			       form->mark_read, form->skip_notification,
			       form->active, filter_said.sender),
		       NULL, error) &&
	       filter_find(ctl, tx, id, now, error) && fits(now, error) &&
	       tx_commit(tx, error);
}
