#include "milter/inbound_filters.h"

#include "mail/encode.h"
#include "milter/inbound_fields.h"
#include "rules/screen.h"
#include "rules/spam.h"

#include <string.h>

enum { TAG_BYTES_MAX = 200 };

/*
 * Stands in for the mail server's own field, which it does not show: what is
 * above and below it is read as at delivery (mail/own_fields.h).
 */
static const char our_received[] =
	"Received: from client (unknown [192.0.2.1])\n\tby us\n";

static struct screen_recipient
to_screen(const struct smtp_recipient *recipient)
{
	const struct directory_account *account = recipient->account;
	bool covered = account != NULL && account->mode == ACCOUNT_ACTIVE;

	return (struct screen_recipient){ .account =
						  covered ? account->id : 0 };
}

static void
add_hit(GArray *hits, const struct filter *filter)
{
	bool known = hits == NULL;

	for (guint i = 0; !known && i < hits->len; i++)
		known = g_array_index(hits, gint64, i) == filter->id;
	if (!known)
		g_array_append_val(hits, filter->id);
}

static struct smtp_answer
refusal(const struct filter *filter)
{
	struct smtp_answer answer = smtp_answer(SMTP_FILTERED);

	smtp_answer_text(&answer, filter->answer);
	return answer;
}

static const struct filter *
first_by_sender(const struct smtp_mail *mail, struct screen_recipient *one)
{
	const struct authres nothing = { .broken = false };
	g_autoptr(message) msg = message_unreadable();
	const struct filter_mail seen = {
		.known = FILTER_KNOWS_SENDER,
		.msg = msg,
		.sender = mail->sender,
		.authres = &nothing,
	};

	screen_ask(mail->directory->filters, &seen, one, 1);
	return one->filter;
}

/* Who has logged in may be an agent, whom filters do not keep away. */
struct smtp_answer
inbound_filters_rcpt(const struct smtp_mail *mail,
	const struct smtp_recipient *recipient, GArray *hits)
{
	struct screen_recipient one = to_screen(recipient);

	if (mail->login != NULL ||
		!screen_is_needed(mail->directory->filters, &one, 1))
		return SMTP_GO_ON;

	const struct filter *filter = first_by_sender(mail, &one);

	if (filter == NULL || filter->action != FILTER_REJECT)
		return SMTP_GO_ON;
	add_hit(hits, filter);
	return refusal(filter);
}

/* Of a message with all its recipients. */
struct round {
	const struct smtp_mail *mail;
	struct screen_recipient *of; /* one for each of mail->recipients */
	size_t n;
	struct edits *edits;
	GArray *hits;
};

static void
ask(const struct round *round, const struct conf *conf, const GString *block)
{
	const size_t ours = strlen(our_received);
	const struct fields all = fields_of(block->str, block->len);
	const char *host = conf->authserv_id;
	const struct authres authres = authres_read(all, host);
	g_autoptr(message) msg =
		message_parse_header(block->str + ours, block->len - ours);
	const struct filter_mail seen = {
		.known = FILTER_KNOWS_HEADER,
		.msg = msg,
		.sender = round->mail->sender,
		.header = fields_of(block->str + ours, block->len - ours),
		.authres = &authres,
		.spam = spam_is_said(all, conf->spam_header, host),
	};

	screen_ask(round->mail->directory->filters, &seen, round->of, round->n);
}

/* A filter that several recipients share is seen at the first of them. */
static bool
is_first(const struct round *round, size_t at)
{
	size_t i = 0;

	while (round->of[i].filter != round->of[at].filter)
		i++;
	return i == at;
}

/* "X-Category: shop", as the answer says, or what bears its name. */
static void
add_tag(struct edits *edits, const struct filter *filter)
{
	const char *said = filter->answer ? filter->answer : filter->name;
	size_t size = strcspn(said, ": \t");
	bool named = size > 0 && said[size] == ':';
	g_autofree char *name =
		named ? g_strndup(said, size) : g_strdup("X-Postcase-Tag");
	g_autofree char *value =
		encode_text(named ? said + size + 1 : said, TAG_BYTES_MAX);

	(void)edits_add_field(edits, name, value);
}

static struct smtp_answer
refuse(const struct round *round)
{
	const struct filter *said = NULL;

	for (size_t i = 0; i < round->n; i++) {
		add_hit(round->hits, round->of[i].filter);
		if (said == NULL && !screen_is_discarded(&round->of[i]))
			said = round->of[i].filter;
	}
	return said ? refusal(said) : smtp_answer(SMTP_FILTERED_AWAY);
}

static struct smtp_answer
let_in(const struct round *round, bool tagged)
{
	for (size_t i = 0; i < round->n; i++) {
		const struct filter *filter = round->of[i].filter;
		const struct smtp_recipient *recipient =
			g_ptr_array_index(round->mail->recipients, i);

		if (screen_is_discarded(&round->of[i])) {
			add_hit(round->hits, filter);
			(void)edits_remove_recipient(round->edits,
				recipient->given);
		} else if (tagged && is_first(round, i)) {
			add_tag(round->edits, filter);
		}
	}
	return SMTP_GO_ON;
}

/*
 * Nobody is told of a refusal but who sends now: mail of sendmail(1), and what
 * was requeued, is dropped at delivery instead.
 */
static struct smtp_answer
finish(const struct round *round)
{
	switch (screen_end(round->of, round->n)) {
	case SCREEN_REFUSED:
		if (!round->mail->simulated)
			return refuse(round);
		break;
	case SCREEN_DISCARDED:
		return refuse(round);
	case SCREEN_TAGGED:
		return let_in(round, true);
	case SCREEN_LEFT:
		break;
	}
	return let_in(round, false);
}

/*
 * Delivery decides what we cannot see all of, and what it may read otherwise:
 * raw bytes are of the charset that the body declares.
 */
static bool
can_ask(const struct smtp_mail *mail, const GString *block)
{
	return !mail->cut && mail->recipients->len < SMTP_MAIL_RECIPIENTS_MAX &&
	       g_utf8_validate(block->str, (gssize)block->len, NULL);
}

struct smtp_answer
inbound_filters_end(const struct smtp_mail *mail, const struct conf *conf,
	struct edits *edits, GArray *hits)
{
	size_t n = mail->recipients->len;
	g_autofree struct screen_recipient *of =
		g_new0(struct screen_recipient, n);
	g_autoptr(GString) block = g_string_new(our_received);
	const struct round round = { mail, of, n, edits, hits };

	for (size_t i = 0; i < n; i++)
		of[i] = to_screen(g_ptr_array_index(mail->recipients, i));
	if (!screen_is_needed(mail->directory->filters, of, n))
		return SMTP_GO_ON;
	inbound_fields_rest(mail, conf, block);
	if (!can_ask(mail, block))
		return SMTP_GO_ON;
	ask(&round, conf, block);
	return finish(&round);
}
