#include "rules/followup.h"

enum { DAY_SECONDS = 24 * 60 * 60 };

static bool
is_too_old(const struct thread_case *casefile, const struct account *account)
{
	return account->reopen_days >= 0 &&
	       casefile->closed_for > account->reopen_days * DAY_SECONDS;
}

enum followup
followup_choose(const struct thread_case *casefile,
	const struct account *account, bool may_open, bool trusted)
{
	if (casefile->open || !may_open)
		return FOLLOWUP_JOIN;
	switch (account->closed) {
	case CLOSED_NEW:
		return FOLLOWUP_NEW;
	case CLOSED_LINK:
		return FOLLOWUP_JOIN;
	case CLOSED_REOPEN:
		break;
	}
	if (is_too_old(casefile, account))
		return FOLLOWUP_NEW;
	return trusted ? FOLLOWUP_REOPEN : FOLLOWUP_JOIN;
}
