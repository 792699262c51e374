/*
 * filter_form.h - what the commands of `postcase filter` have in common
 */
#ifndef CTL_FILTER_FORM_H
#define CTL_FILTER_FORM_H

#include "ctl/ctl.h"

/* What the options say; NULL and false: nothing. */
struct filter_said {
	char *group, *personal, *name;
	gboolean global, user;
	char *sender, *from, *to, *subject, *header, *size_over, *attachment,
		*auth;
	char *spam, *action, *folder, *answer;
	char *mark_read, *skip_notification, *active;
	char **body_any, **body_all;
};

extern struct filter_said filter_said;

/* The same, checked, as the statement filters_set takes it. */
struct filter_form {
	char *header_name, *header, *size_over, *body_any, *body_all;
	const char *attachment, *spam, *mark_read, *skip_notification, *active;
};

/*
 * EX_USAGE, EX_DATAERR; a pattern that is none is shown on standard error with
 * its place.
 */
bool filter_form_read(struct filter_form *form, GError **error);
void filter_form_clear(struct filter_form *form);

/*
 * The filter as a row of filters_list; a trip.  EX_NOUSER, in the same words,
 * when it is not there and when it is not the viewer's to change.
 */
bool filter_find(struct ctl *ctl, struct tx *tx, const char *id,
	struct rows *filter, GError **error);

/*
 * Fills in what the form and the options say, and commits, unless what comes
 * out makes no sense in its scope: EX_USAGE.  filter: as it was; *now: as it
 * is.
 */
bool filter_write(struct ctl *ctl, struct tx *tx,
	const struct filter_form *form, const struct rows *filter,
	struct rows *now, GError **error);

/* As `postcase filter show` does. */
void filter_print(const struct ctl *ctl, const struct rows *filter);

#endif
