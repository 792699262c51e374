#include "rules/screen.h"

bool
screen_acts(const struct filter *filter)
{
	return filter->action == FILTER_REJECT ||
	       filter->action == FILTER_DISCARD || filter->action == FILTER_TAG;
}

static bool
is_for_any(const struct filter *filter,
	const struct screen_recipient *recipients, size_t n)
{
	bool found = false;

	for (size_t i = 0; i < n && !found; i++)
		found = recipients[i].account != 0 &&
			(filter->scope.account == 0 ||
				filter->scope.account == recipients[i].account);
	return found;
}

bool
screen_is_needed(const GPtrArray *filters,
	const struct screen_recipient *recipients, size_t n)
{
	bool needed = false;

	for (guint i = 0; i < filters->len && !needed; i++) {
		const struct filter *filter = g_ptr_array_index(filters, i);

		needed = screen_acts(filter) &&
			 is_for_any(filter, recipients, n);
	}
	return needed;
}

/* Who comes before him with another address of his account; NULL: nobody. */
static const struct screen_recipient *
find_earlier(const struct screen_recipient *recipients, size_t n)
{
	size_t i = 0;

	while (i < n && recipients[i].account != recipients[n].account)
		i++;
	return i < n ? &recipients[i] : NULL;
}

static const struct filter *
ask_account(gint64 account, const GPtrArray *filters, struct filter_view *view)
{
	const struct filter_scope scope = { .account = account };
	struct filter_match match;

	return account == 0 ? NULL : filter_first(filters, scope, view, &match);
}

void
screen_ask(const GPtrArray *filters, const struct filter_mail *mail,
	struct screen_recipient *recipients, size_t n)
{
	struct filter_view view = filter_view(mail);

	for (size_t i = 0; i < n; i++) {
		const struct screen_recipient *earlier =
			find_earlier(recipients, i);

		recipients[i].filter =
			earlier ? earlier->filter :
				  ask_account(recipients[i].account, filters,
					  &view);
	}
	filter_view_clear(&view);
}

bool
screen_is_discarded(const struct screen_recipient *recipient)
{
	return recipient->filter != NULL &&
	       recipient->filter->action == FILTER_DISCARD;
}

enum screen_end
screen_end(const struct screen_recipient *recipients, size_t n)
{
	size_t stay = 0, refuse = 0, tag = 0;

	for (size_t i = 0; i < n; i++) {
		const struct filter *filter = recipients[i].filter;

		stay += !screen_is_discarded(&recipients[i]);
		refuse += filter != NULL && filter->action == FILTER_REJECT;
		tag += filter != NULL && filter->action == FILTER_TAG;
	}
	if (n == 0 || stay > MAX(refuse, tag))
		return SCREEN_LEFT;
	if (stay == 0)
		return SCREEN_DISCARDED;
	return refuse > 0 ? SCREEN_REFUSED : SCREEN_TAGGED;
}
