/* postcase case merge: two cases become one */
#include "ctl/case.h"
#include "ctl/cmd.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "store/merges.h"

#include <sysexits.h>

#define NUMBER "%" G_GINT64_FORMAT

enum { FROM, INTO, BOTH };

/* *now: what the two numbers are, before they become one. */
static bool
merge(const struct ctl *ctl, struct tx *tx, const gint64 *asked, gint64 *now,
	GError **error)
{
	struct merge_by by = { .agent = true, .author = ctl->viewer.user };

	if (asked[FROM] == asked[INTO])
		return status_set(error, EX_USAGE,
			"a case cannot be merged into itself");
	if (!case_lock_current(ctl, tx, now, BOTH, error))
		return false;
	if (now[FROM] == now[INTO])
		return status_set(error, EX_DATAERR,
			"cases " NUMBER " and " NUMBER
			" are merged already; see: postcase case show " NUMBER,
			asked[FROM], asked[INTO], now[INTO]);

	const struct merge both = { .from = now[FROM], .into = now[INTO] };
	return merges_do(tx, both, by, error) && tx_commit(tx, error);
}

bool
cmd_case_merge(struct ctl *ctl, char **args, GError **error)
{
	gint64 asked[BOTH] = { 0 }, now[BOTH] = { 0 };
	g_autoptr(tx) tx = NULL;

	for (int i = 0; i < BOTH; i++) {
		if (!case_number(args[i], &asked[i], error))
			return false;
		now[i] = asked[i];
	}
	tx = ctl_begin(ctl, error);
	if (tx == NULL || !merge(ctl, tx, asked, now, error))
		return false;
	if (ctl->json)
		return case_show(ctl, now[INTO], error);
	for (int i = 0; i < BOTH; i++)
		case_tell_current(asked[i], now[i]);
	say("case " NUMBER " is merged into case " NUMBER
	    ": its number leads there from now on",
		now[FROM], now[INTO]);
	return true;
}
