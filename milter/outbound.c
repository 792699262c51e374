#include "milter/outbound.h"

#include "milter/outbound_cites.h"
#include "milter/outbound_copies.h"
#include "milter/outbound_fields.h"
#include "milter/outbound_who.h"
#include "milter/smtp_field.h"

#include <string.h>

static struct outbound_found *
found_new(const struct smtp_mail *mail, gint64 now)
{
	struct outbound_found *found = g_new0(struct outbound_found, 1);
	g_autoptr(GString) block = g_string_new(NULL);

	for (guint i = 0; i < mail->fields->len; i++)
		smtp_field_append(g_ptr_array_index(mail->fields, i), block);
	found->now = now;
	found->head = message_parse_header(block->str, block->len);
	found->signs.clues =
		g_array_new(FALSE, FALSE, sizeof(struct answer_clue));
	return found;
}

static void
question_clear(struct answers_question *question)
{
	g_clear_pointer(&question->ids, g_ptr_array_unref);
	g_clear_pointer(&question->numbers, g_array_unref);
	g_clear_pointer(&question->recipients, g_ptr_array_unref);
}

void
outbound_clear(struct outbound *outbound)
{
	struct outbound_found *found = outbound->found;

	question_clear(&outbound->question);
	if (found != NULL) {
		message_free(found->head);
		g_array_unref(found->signs.clues);
		g_free(found);
	}
	*outbound = (struct outbound){ .kind = OUTBOUND_NOT };
}

/* RFC 3834: a vacation notice, or another program's mail. */
static bool
is_automatic(const struct smtp_mail *mail)
{
	const struct smtp_field *field =
		smtp_mail_field(mail, "Auto-Submitted", 1);
	const char *value = field ? field->value : "no";
	size_t size = strcspn(value, " \t\n;(");

	return size != 2 || g_ascii_strncasecmp(value, "no", size) != 0;
}

/* --- what is to be done ------------------------------------------------- */

static bool
works(const struct directory_account *account)
{
	return account != NULL && account->mode == ACCOUNT_ACTIVE;
}

/* New mail belongs to the first group address that it goes to. */
static const struct directory_account *
first_group(const struct smtp_mail *mail)
{
	for (guint i = 0; i < mail->recipients->len; i++) {
		const struct smtp_recipient *recipient =
			g_ptr_array_index(mail->recipients, i);

		if (works(recipient->account))
			return recipient->account;
	}
	return NULL;
}

/* A case that somebody opened by hand has no account (RPL-3). */
static const struct directory_account *
home_of(const struct smtp_mail *mail, const struct outbound_found *found,
	const struct answer_choice *choice)
{
	const struct directory_account *home = NULL;

	if (choice->account != 0)
		home = directory_account_by_id(mail->directory,
			choice->account);
	else if (found->as != NULL)
		home = found->as;
	else if (choice->casefile == 0)
		home = first_group(mail);
	return works(home) ? home : NULL;
}

static void
add_copy(GArray *copies, const struct directory_account *account)
{
	bool known = !works(account);

	for (guint i = 0; i < copies->len && !known; i++)
		known = g_array_index(copies, const struct directory_account *,
				i) == account;
	if (!known)
		g_array_append_val(copies, account);
}

static void
change_mail(const struct outbound_change *change)
{
	const GPtrArray *recipients = change->mail->recipients;
	GArray *copies = change->task->copies;

	add_copy(copies, change->task->home);
	for (guint i = 0; i < recipients->len; i++) {
		const struct smtp_recipient *recipient =
			g_ptr_array_index(recipients, i);

		add_copy(copies, recipient->account);
	}
	outbound_fields(change);
	outbound_copies(change);
}

/* --- the two steps ------------------------------------------------------ */

static struct smtp_answer
nobody_knows(const struct conf *conf)
{
	if (strcmp(conf->on_database_error, "accept") == 0)
		return SMTP_GO_ON;
	return smtp_answer(SMTP_CASE_UNKNOWN);
}

struct smtp_answer
outbound_end(struct outbound *outbound, const struct smtp_mail *mail,
	const struct conf *conf, const struct answers *answers,
	struct edits *edits)
{
	const struct outbound_found *found = outbound->found;
	g_autoptr(GArray) copies = g_array_new(FALSE, FALSE,
		sizeof(const struct directory_account *));
	struct answer_choice choice = { .how = ANSWER_NONE };

	if (answers != NULL)
		choice = answer_choose(&found->signs, answers->cases);
	else if (!answer_guess(&found->signs, &choice))
		return nobody_knows(conf);
	outbound->casefile = choice.casefile;

	const struct outbound_task task = { choice.casefile,
		home_of(mail, found, &choice), choice.account != 0, copies };
	const struct outbound_change change = { mail, conf, found, &task,
		edits };
	change_mail(&change);
	return SMTP_GO_ON;
}

/* Of an agent's mail that passes for the first time. */
static void
read_mail(struct outbound *outbound, const struct smtp_mail *mail,
	const struct conf *conf, struct edits *edits)
{
	const struct answer_signs *signs = &outbound->found->signs;

	outbound_hide(mail, edits);
	if (outbound_case_field(mail) == CASE_NOT_MEANT)
		return;
	outbound_cites(mail, conf, outbound->found);
	if (signs->clues->len > 0 || signs->cites) {
		outbound->kind = OUTBOUND_ASKS;
		outbound_question(mail, outbound->found, &outbound->question);
		return;
	}
	(void)outbound_end(outbound, mail, conf, NULL, edits);
}

struct outbound
outbound_begin(const struct smtp_mail *mail, const struct conf *conf,
	gint64 now, struct edits *edits)
{
	struct outbound outbound = { .kind = OUTBOUND_NOT };

	if (mail->login == NULL)
		return outbound;
	outbound.found = found_new(mail, now);

	struct outbound_who who = outbound_who(mail, conf);
	outbound.found->as = who.as;
	if (who.kind == WHO_REFUSED) {
		outbound.kind = OUTBOUND_REFUSED;
		outbound.answer = who.answer;
	} else if (who.kind == WHO_AGENT) {
		outbound.kind = OUTBOUND_DONE;
		if (!is_automatic(mail) &&
			!outbound_is_archived(mail, conf, outbound.found))
			read_mail(&outbound, mail, conf, edits);
	}
	return outbound;
}
