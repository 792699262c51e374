#include "intake/archived.h"

#include "intake/people.h"
#include "store/cases.h"
#include "store/emails.h"
#include "store/notes.h"

const struct run_archive *
archive_at(const struct run *run, guint place)
{
	return &g_array_index(run->archives, struct run_archive, place);
}

const struct archive *
archived_by(const struct run *run, const char *recipient)
{
	for (guint i = 0; i < run->archives->len; i++)
		if (g_str_equal(archive_at(run, i)->recipient, recipient))
			return &archive_at(run, i)->says;
	return NULL;
}

bool
archived_claim(struct run *run, struct claim *other, GError **error)
{
	return !run->decision.archived ||
	       claims_find(run->tx, &run->content, other, error);
}

bool
archived_settle_claim(struct run *run, const struct claim *other,
	GError **error)
{
	struct claim *claim = &run->decision.claim;

	if (!run->decision.archived || !claim->won ||
		claim->email == other->email)
		return true;
	if (other->email == 0)
		return claims_join(run->tx, &run->key, &run->content, error);
	*claim = *other;
	return claims_release(run->tx, &run->key, error) &&
	       claims_join(run->tx, &run->content, &run->key, error);
}

/* Since when the mail server has it. */
bool
archived_touch_case(struct run *run, GError **error)
{
	return cases_respond(run->tx, run->decision.casefile,
		archive_at(run, 0)->says.time, error);
}

bool
run_confirm(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;
	const struct note_mail mail = {
		.email = d->claim.email,
		.author = d->author,
	};

	if (!d->sent || !d->claim.stored || d->claim.sent)
		return true;
	return claims_join(run->tx, &run->key, &run->content, error) &&
	       emails_confirm(run->tx, d->claim.email, run->msg, error) &&
	       notes_confirm(run->tx, &mail, error) &&
	       (d->casefile == CASE_NONE || d->adopts ||
		       (archived_touch_case(run, error) &&
			       people_keep(run, error)));
}
