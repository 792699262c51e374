#include "milter/outbound_cites.h"

#include "mail/address.h"
#include "mail/subject.h"
#include "rules/thread.h"

#include <string.h>

gint64
outbound_case_field(const struct smtp_mail *mail)
{
	enum { DIGITS_MAX = 18 };
	const struct smtp_field *field =
		smtp_mail_field(mail, "X-Postcase-Case", 1);
	g_autofree char *value =
		g_strstrip(g_strdup(field ? field->value : ""));
	size_t digits = strspn(value, "0123456789");

	if (g_ascii_strcasecmp(value, "none") == 0)
		return CASE_NOT_MEANT;
	if (digits > DIGITS_MAX || value[digits] != '\0')
		return 0;
	return g_ascii_strtoll(value, NULL, 10);
}

static void
add_clue(struct outbound_found *found, struct answer_clue clue)
{
	if (clue.number > 0)
		g_array_append_val(found->signs.clues, clue);
}

/* Whose token that is: an id names no account. */
static const struct directory_account *
signer(const struct directory *directory, const struct token *token)
{
	for (guint i = 0; i < directory->accounts->len; i++) {
		const struct directory_account *account =
			g_ptr_array_index(directory->accounts, i);

		if (token_is_right(token, account->id, directory->keys))
			return account;
	}
	return NULL;
}

static void
read_id(const struct smtp_mail *mail, struct outbound_found *found, guint i)
{
	const char *id = g_ptr_array_index(found->head->ancestors, i);
	const struct directory_account *account = NULL;
	struct token token;

	if (token_of_id(id, &token))
		account = signer(mail->directory, &token);
	if (account != NULL)
		add_clue(found, (struct answer_clue){ ANSWER_SIGNED_ID,
					token.casefile, (int)i, account->id });
}

static void
read_recipient(const struct smtp_mail *mail, const struct conf *conf,
	struct outbound_found *found, const struct smtp_recipient *recipient)
{
	const struct directory_account *account = recipient->account;
	struct token token;

	if (account == NULL)
		return;
	found->signs.to_group = true;
	if (token_of_recipient(recipient->address, conf->recipient_delimiter,
		    &token) &&
		token_is_right(&token, account->id, mail->directory->keys))
		add_clue(found, (struct answer_clue){ ANSWER_TOKEN,
					token.casefile, 0, account->id });
}

void
outbound_cites(const struct smtp_mail *mail, const struct conf *conf,
	struct outbound_found *found)
{
	const char *subject = found->head->subject;

	add_clue(found, (struct answer_clue){ ANSWER_FIELD,
				outbound_case_field(mail), 0, 0 });
	for (guint i = 0; i < mail->recipients->len; i++)
		read_recipient(mail, conf, found,
			g_ptr_array_index(mail->recipients, i));
	for (guint i = 0; i < found->head->ancestors->len; i++)
		read_id(mail, found, i);
	add_clue(found, (struct answer_clue){ ANSWER_SUBJECT,
				thread_number_in(subject), 0, 0 });
	found->signs.cites = found->head->ancestors->len > 0;
	found->signs.forward = subject_forwards(subject);
}

void
outbound_question(const struct smtp_mail *mail,
	const struct outbound_found *found, struct answers_question *question)
{
	const GArray *clues = found->signs.clues;

	*question = (struct answers_question){
		.user = mail->user->id,
		.ids = g_ptr_array_ref(found->head->ancestors),
		.numbers = g_array_new(FALSE, FALSE, sizeof(gint64)),
		.recipients = g_ptr_array_new_with_free_func(g_free),
	};
	for (guint i = 0; i < clues->len; i++)
		g_array_append_val(question->numbers,
			g_array_index(clues, struct answer_clue, i).number);
	for (guint i = 0; i < mail->recipients->len; i++) {
		const struct smtp_recipient *recipient =
			g_ptr_array_index(mail->recipients, i);
		char *address = recipient->account || recipient->archive ?
					NULL :
					address_fold(recipient->address);

		if (address != NULL)
			g_ptr_array_add(question->recipients, address);
	}
}
