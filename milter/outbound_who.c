#include "milter/outbound_who.h"

#include "mail/address.h"
#include "mail/message.h"
#include "milter/smtp_field.h"
#include "rules/form.h"
#include "rules/recipient.h"

#include <string.h>

/* What is longer could show another reader more than it shows ours. */
enum { FROM_BYTES_MAX = 900 };

struct authors {
	GPtrArray *addresses; /* of char * */
	unsigned fields;      /* that are called From */
	bool cut;             /* there may be more addresses */
};

/* Each by itself: other readers of a header read the first one only. */
static void
add_field(struct authors *authors, const struct smtp_field *field)
{
	g_autoptr(GString) line = g_string_new(NULL);
	g_autoptr(message) head = NULL;

	smtp_field_append(field, line);
	head = message_parse_header(line->str, line->len);
	for (guint i = 0; i < head->addresses->len; i++) {
		const struct message_address *at =
			g_ptr_array_index(head->addresses, i);

		g_ptr_array_add(authors->addresses, g_strdup(at->address));
	}
	authors->fields++;
	authors->cut |= head->cut || line->len > FROM_BYTES_MAX;
}

static struct authors
authors_of(const struct smtp_mail *mail)
{
	struct authors authors = {
		.addresses = g_ptr_array_new_with_free_func(g_free),
		.cut = mail->cut,
	};
	char *sender = NULL;

	for (guint i = 0; i < mail->fields->len; i++) {
		const struct smtp_field *field =
			g_ptr_array_index(mail->fields, i);

		if (smtp_field_is(field, "From"))
			add_field(&authors, field);
	}
	if (authors.fields == 0)
		sender = address_fold(mail->sender);
	if (sender != NULL)
		g_ptr_array_add(authors.addresses, sender);
	return authors;
}

static bool
has_right(const struct smtp_mail *mail, const struct directory_account *account)
{
	return mail->user != NULL && directory_may_send_as(mail->user, account);
}

static bool
is_form(const struct smtp_mail *mail, const struct directory_account *account)
{
	return account->trusted_forms != NULL &&
	       form_is_trusted((const char *const *)account->trusted_forms,
		       mail->login, mail->client);
}

/* An account that only observes refuses nothing. */
static bool
may_write_as(const struct smtp_mail *mail,
	const struct directory_account *account)
{
	return account->mode == ACCOUNT_OBSERVE || has_right(mail, account) ||
	       is_form(mail, account);
}

/*
 * He has it himself, or nobody of ours has.  With an extension it is the same
 * mailbox; and who has been made inactive is not nobody.
 */
static bool
may_write_from(const struct smtp_mail *mail, const struct conf *conf,
	const char *address)
{
	const struct directory_user *he =
		directory_owner_of(mail->directory, mail->login);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	bool others = false;

	if (he == NULL)
		return true;
	recipient_names(address, conf->recipient_delimiter, names);
	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);

		if (directory_has_address(he, name))
			return true;
		others |= directory_is_users(mail->directory, name);
	}
	return !others;
}

static struct outbound_who
refused(enum smtp_reason reason, const char *address)
{
	struct outbound_who who = { .kind = WHO_REFUSED,
		.answer = smtp_answer(reason) };
	g_autofree char *text = NULL;

	if (address != NULL) {
		text = g_strdup_printf("%s: %s", who.answer.text, address);
		smtp_answer_text(&who.answer, text);
	}
	return who;
}

/* Of the one address that From has. */
static struct outbound_who
who_is(const struct smtp_mail *mail, const char *address,
	const struct directory_account *account)
{
	if (account != NULL && has_right(mail, account))
		return (struct outbound_who){ .kind = WHO_AGENT,
			.as = account };
	if (account == NULL && mail->user != NULL &&
		directory_has_address(mail->user, address))
		return (struct outbound_who){ .kind = WHO_AGENT };
	return (struct outbound_who){ .kind = WHO_NOBODY };
}

struct outbound_who
outbound_who(const struct smtp_mail *mail, const struct conf *conf)
{
	struct authors authors = authors_of(mail);
	g_autoptr(GPtrArray) addresses = authors.addresses;
	struct outbound_who who = { .kind = WHO_NOBODY };

	if (authors.cut)
		return refused(SMTP_HEADER_TOO_LARGE, NULL);
	for (guint i = 0; i < addresses->len; i++) {
		const char *address = g_ptr_array_index(addresses, i);
		const struct directory_account *account =
			directory_account_of(mail->directory, address,
				conf->recipient_delimiter);

		if (account != NULL && !may_write_as(mail, account))
			return refused(SMTP_NOT_AS_GROUP, address);
		if (account == NULL && !may_write_from(mail, conf, address))
			return refused(SMTP_NOT_AS_OTHER, address);
		who = who_is(mail, address, account);
	}
	if (addresses->len != 1 || authors.fields != 1)
		return (struct outbound_who){ .kind = WHO_NOBODY };
	return who;
}
