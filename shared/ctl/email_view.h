/*
 * email_view.h - which e-mails a list shows, or a mass form is about
 *
 * The same options for both: what is listed is what is done.
 */
#ifndef CTL_EMAIL_VIEW_H
#define CTL_EMAIL_VIEW_H

#include "ctl/output.h"

/* What the options say; NULL and false: nothing. */
struct email_view_said {
	char *folder, *group_folder, *number, *from, *before, *subject;
	gboolean inbox, archive, trash, important, unread, sent, all;
};

extern struct email_view_said email_view_said;

/* clang-format off */
#define EMAIL_VIEW_OPTIONS \
	{ "inbox", 0, 0, G_OPTION_ARG_NONE, &email_view_said.inbox, "those in the inbox", NULL }, \
	{ "folder", 0, 0, G_OPTION_ARG_STRING, &email_view_said.folder, "those in a folder of your own", "NAME" }, \
	{ "group-folder", 0, 0, G_OPTION_ARG_STRING, &email_view_said.group_folder, "those in a group folder, its archive or its trash", "NAME" }, \
	{ "archive", 0, 0, G_OPTION_ARG_NONE, &email_view_said.archive, "those in the archive", NULL }, \
	{ "trash", 0, 0, G_OPTION_ARG_NONE, &email_view_said.trash, "those in the trash", NULL }, \
	{ "important", 0, 0, G_OPTION_ARG_NONE, &email_view_said.important, "only important ones, wherever they lie", NULL }, \
	{ "unread", 0, 0, G_OPTION_ARG_NONE, &email_view_said.unread, "only unread ones, wherever they lie", NULL }, \
	{ "sent", 0, 0, G_OPTION_ARG_NONE, &email_view_said.sent, "only those that agents sent, whoever has them", NULL }, \
	{ "case", 0, 0, G_OPTION_ARG_STRING, &email_view_said.number, "only those of this case", "NUMBER" }, \
	{ "from", 0, 0, G_OPTION_ARG_STRING, &email_view_said.from, "only those of this sender", "ADDRESS" }, \
	{ "before", 0, 0, G_OPTION_ARG_STRING, &email_view_said.before, "only those received before", "DATE" }, \
	{ "subject", 0, 0, G_OPTION_ARG_STRING, &email_view_said.subject, "only those with these words in the subject", "WORDS" }
/* clang-format on */

enum { EMAIL_VIEW_TEXTS = 13 };

struct email_view {
	const char *texts[EMAIL_VIEW_TEXTS]; /* of emails_view_list.sql */
	char *folder, *group_folder, *number, *from, *before, *words;
	char *sentence; /* what an empty list is: "no e-mails in the inbox" */
};

/* Do the options say anything? */
bool email_view_is_said(void);

/*
 * By the options; where they name no place it is this one (NULL: anywhere; the
 * inbox of nobody is anywhere, too).  EX_USAGE, EX_NOUSER.  To be cleared in
 * any case.
 */
bool email_view_read(struct ctl *ctl, struct email_view *view,
	const char *place, GError **error);

/* Is it all that the viewer may read, or of one case? */
bool email_view_is_all(const struct email_view *view);

/* Their ids (gint64), the newest first; as many as there are. */
bool email_view_ids(struct ctl *ctl, const struct email_view *view, GArray *ids,
	GError **error);

void email_view_clear(struct email_view *view);

#endif
