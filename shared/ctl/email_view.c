#include "ctl/email_view.h"

#include "ctl/folder.h"
#include "ctl/locale.h"
#include "ctl/progress.h"
#include "ctl/status.h"
#include "ctl/value.h"
#include "ctl/value_address.h"

#include <string.h>
#include <sysexits.h>

enum { PAGE = 1000 };

/* The parameters of the statement. */
enum {
	USER,
	LEVEL,
	PLACE,
	FOLDER,
	GROUP_FOLDER,
	GROUP_PLACE,
	UNREAD,
	IMPORTANT,
	CASE,
	FROM,
	BEFORE,
	WORDS,
	SENT,
};

struct email_view_said email_view_said;

bool
email_view_is_said(void)
{
	const struct email_view_said *s = &email_view_said;

	return s->folder || s->group_folder || s->number || s->from ||
	       s->before || s->subject || s->inbox || s->archive || s->trash ||
	       s->important || s->unread || s->sent || s->all;
}

/* The options that name a place; a group folder has an archive and a trash. */
static bool
one_place(GError **error)
{
	const struct email_view_said *s = &email_view_said;
	int places =
		s->inbox + (s->folder != NULL) + s->archive + s->trash + s->all;

	if (s->group_folder != NULL)
		places += (places > 1 || s->inbox || s->folder || s->all);
	return places <= 1 ||
	       status_set(error, EX_USAGE,
		       "an e-mail lies in one place; name one of --inbox, "
		       "--folder, --group-folder, --archive, --trash");
}

static const char *
place_said(const char *place)
{
	const struct email_view_said *s = &email_view_said;

	if (s->inbox || s->folder || s->archive || s->trash)
		return s->inbox   ? PHRASE("inbox") :
		       s->folder  ? PHRASE("folder") :
		       s->archive ? PHRASE("archive") :
				    PHRASE("trash");
	if (s->all || s->sent || s->number != NULL)
		return NULL;
	return s->important || s->unread ? PHRASE("desk") : place;
}

static bool
read_criteria(struct email_view *view, GError **error)
{
	const struct email_view_said *s = &email_view_said;
	g_auto(GStrv) words =
		g_strsplit_set(s->subject ? s->subject : "", " ", -1);
	g_autoptr(GPtrArray) list = g_ptr_array_new();

	for (char **word = words; *word != NULL; word++)
		if (**word != '\0')
			g_ptr_array_add(list, *word);
	if (s->subject != NULL)
		view->words = rows_list(list);
	if (s->number != NULL &&
		!value_id(s->number, "number of a case", &view->number, error))
		return false;
	if (s->from != NULL &&
		(view->from = value_address(s->from, error)) == NULL)
		return false;
	return value_time(s->before, "--before", &view->before, error);
}

/* Where they lie. */
static void
set_place(const struct ctl *ctl, struct email_view *view, const char *place)
{
	const char *said = place_said(ctl->viewer.user != 0 ? place : NULL);
	bool group = view->group_folder != NULL;

	view->texts[GROUP_FOLDER] = view->group_folder;
	if (group && said != NULL && strcmp(said, "inbox") != 0)
		view->texts[GROUP_PLACE] = said;
	if (!group)
		view->texts[PLACE] = said;
	view->texts[FOLDER] = view->folder;
	view->sentence = g_strconcat(locale_text("no such e-mails"),
		group || said == NULL ? "" : ": ",
		group || said == NULL ? "" : locale_text(said), NULL);
}

bool
email_view_read(struct ctl *ctl, struct email_view *view, const char *place,
	GError **error)
{
	const struct email_view_said *s = &email_view_said;

	*view = (struct email_view){ NULL };
	if (!one_place(error) || !read_criteria(view, error) ||
		!folder_ask_id(ctl, &folder_personal, s->folder, &view->folder,
			error) ||
		!folder_ask_id(ctl, &folder_group, s->group_folder,
			&view->group_folder, error))
		return false;
	set_place(ctl, view, place);
	view->texts[USER] = ctl->viewer.id;
	view->texts[LEVEL] = access_level_name(ctl->viewer.access.email_read);
	view->texts[UNREAD] = s->unread ? "t" : "f";
	view->texts[IMPORTANT] = s->important ? "t" : "f";
	view->texts[SENT] = s->sent ? "t" : "f";
	view->texts[CASE] = view->number;
	view->texts[FROM] = view->from;
	view->texts[BEFORE] = view->before;
	view->texts[WORDS] = view->words;
	return true;
}

bool
email_view_is_all(const struct email_view *view)
{
	const char *const *texts = view->texts;

	return !texts[PLACE] && !texts[GROUP_FOLDER] && !texts[FROM] &&
	       !texts[BEFORE] && !texts[WORDS] && *texts[UNREAD] == 'f' &&
	       *texts[IMPORTANT] == 'f' && *texts[SENT] == 'f';
}

/* The next page of ids below the last one; *got of them. */
static bool
add_page(struct ctl *ctl, const struct email_view *view, GArray *ids,
	guint *got, GError **error)
{
	const char *texts[EMAIL_VIEW_TEXTS + 2];
	g_autoptr(rows) rows = rows_new();
	g_autofree char *below = NULL;
	g_autofree char *most = g_strdup_printf("%d", PAGE);

	if (ids->len > 0)
		below = g_strdup_printf("%" G_GINT64_FORMAT,
			g_array_index(ids, gint64, ids->len - 1));
	memcpy(texts, view->texts, sizeof(view->texts));
	texts[EMAIL_VIEW_TEXTS] = below;
	texts[EMAIL_VIEW_TEXTS + 1] = most;
	if (!ctl_ask(ctl, STMT_EMAILS_VIEW_LIST, texts, G_N_ELEMENTS(texts),
		    rows, error))
		return false;
	*got = rows_count(rows);
	for (guint i = 0; i < *got; i++) {
		gint64 id = rows_number(rows, i, "id");

		g_array_append_val(ids, id);
	}
	return true;
}

bool
email_view_ids(struct ctl *ctl, const struct email_view *view, GArray *ids,
	GError **error)
{
	struct progress bar;
	guint got = PAGE;
	bool ok = true;

	progress_begin(&bar, "looking for e-mails", 0);
	while (ok && got == PAGE) {
		ok = add_page(ctl, view, ids, &got, error);
		progress_at(&bar, ids->len);
	}
	progress_end(&bar);
	return ok;
}

void
email_view_clear(struct email_view *view)
{
	g_free(view->folder);
	g_free(view->group_folder);
	g_free(view->number);
	g_free(view->from);
	g_free(view->before);
	g_free(view->words);
	g_free(view->sentence);
}
