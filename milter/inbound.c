#include "milter/inbound.h"

#include "milter/inbound_fields.h"
#include "milter/inbound_filters.h"

static bool
is_too_large(gint64 size, const struct directory_account *account,
	const struct conf *conf)
{
	gint64 limit = conf->message_size_limit;

	if (account->size_limit > 0)
		limit = MIN(limit, account->size_limit);
	return size > limit;
}

/* Its second address counts no second message. */
static bool
is_known(const struct smtp_mail *mail, const struct directory_account *account)
{
	bool known = false;

	for (guint i = 0; i < mail->recipients->len && !known; i++) {
		const struct smtp_recipient *recipient =
			g_ptr_array_index(mail->recipients, i);

		known = recipient->account == account;
	}
	return known;
}

/* A flood from outside holds no agent up. */
static bool
comes_too_often(const struct smtp_mail *mail,
	const struct directory_account *account, const struct conf *conf,
	struct inbound_rates_use use)
{
	return mail->user == NULL && !is_known(mail, account) &&
	       !inbound_rates_take(use.rates, account->id, conf->milter_rate,
		       use.now);
}

struct smtp_answer
inbound_rcpt(const struct smtp_mail *mail,
	const struct smtp_recipient *recipient, const struct conf *conf,
	struct inbound_rates_use use)
{
	const struct directory_account *account = recipient->account;

	if (mail->simulated || account->mode == ACCOUNT_OBSERVE)
		return SMTP_GO_ON;
	if (account->mode == ACCOUNT_INACTIVE)
		return smtp_answer(SMTP_INACTIVE);
	if (is_too_large(mail->said_size, account, conf))
		return smtp_answer(SMTP_TOO_LARGE);

	struct smtp_answer answer =
		inbound_filters_rcpt(mail, recipient, use.hits);

	if (answer.kind == SMTP_GOES_ON &&
		comes_too_often(mail, account, conf, use))
		return smtp_answer(SMTP_TOO_OFTEN);
	return answer;
}

/* Only where nobody else gets it. */
static bool
is_too_large_for_all(const struct smtp_mail *mail, const struct conf *conf)
{
	bool all = mail->recipients->len > 0 && !mail->simulated;

	for (guint i = 0; i < mail->recipients->len && all; i++) {
		const struct smtp_recipient *recipient =
			g_ptr_array_index(mail->recipients, i);
		const struct directory_account *account = recipient->account;

		all = account != NULL && account->mode == ACCOUNT_ACTIVE &&
		      is_too_large(mail->size, account, conf);
	}
	return all;
}

struct smtp_answer
inbound_end(const struct smtp_mail *mail, const struct conf *conf,
	struct edits *edits, GArray *hits)
{
	if (!inbound_fields_remove(mail, conf, edits))
		return smtp_answer(SMTP_FORGED);
	if (is_too_large_for_all(mail, conf))
		return smtp_answer(SMTP_TOO_LARGE);
	return inbound_filters_end(mail, conf, edits, hits);
}
