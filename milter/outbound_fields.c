#include "milter/outbound_fields.h"

#include "mail/encode.h"
#include "milter/outbound_references.h"
#include "milter/smtp_field.h"
#include "rules/thread.h"

#include <string.h>

enum {
	FIRST_LINE_MAX = 60, /* of a value, behind the name */
	SUBJECT_BYTES_MAX = 998,
};

void
outbound_hide(const struct smtp_mail *mail, struct edits *edits)
{
	for (guint i = 0; i < mail->fields->len; i++) {
		const struct smtp_field *field =
			g_ptr_array_index(mail->fields, i);

		if (smtp_field_is_ours(field))
			(void)edits_remove_field(edits, field->name,
				field->instance);
	}
}

static unsigned
count_fields(const struct smtp_mail *mail, const char *name)
{
	unsigned n = 0;

	for (guint i = 0; i < mail->fields->len; i++) {
		const struct smtp_field *field =
			g_ptr_array_index(mail->fields, i);

		n += smtp_field_is(field, name);
	}
	return n;
}

/* The one field of that name, from now on. */
static bool
set_field(const struct outbound_change *change, const char *name,
	const char *value)
{
	unsigned n = count_fields(change->mail, name);
	bool done = n > 0 ? edits_change_field(change->edits, name, 1, value) :
			    edits_add_field(change->edits, name, value);

	for (unsigned i = 2; done && i <= n; i++)
		done = edits_remove_field(change->edits, name, (int)i);
	return done;
}

static char *
token_of(const struct outbound_change *change)
{
	const GArray *keys = change->mail->directory->keys;

	if (!change->task->homes_case || keys->len == 0)
		return NULL;
	return token_make(&g_array_index(keys, struct token_key, 0),
		change->task->home->id, change->task->casefile);
}

static char *
reply_address(const struct outbound_change *change)
{
	const struct directory_account *home = change->task->home;
	g_autofree char *token = home->reply_token ? token_of(change) : NULL;

	if (token == NULL)
		return g_strdup(home->reply_to);
	return token_address(home->reply_to, change->conf->recipient_delimiter,
		token);
}

/* Is that the only address in the only field? */
static bool
replies_go_to(const struct outbound_change *change, const char *address)
{
	const GPtrArray *addresses = change->found->head->addresses;
	bool right = false;

	for (guint i = 0; i < addresses->len; i++) {
		const struct message_address *at =
			g_ptr_array_index(addresses, i);

		if (at->role == ROLE_REPLY_TO &&
			(right || strcmp(at->address, address) != 0))
			return false;
		right |= at->role == ROLE_REPLY_TO;
	}
	return right && count_fields(change->mail, "Reply-To") == 1;
}

static void
set_reply_to(const struct outbound_change *change)
{
	g_autofree char *address = reply_address(change);
	g_autofree char *value =
		encode_mailbox(change->task->home->from_name, address);

	if (!replies_go_to(change, address))
		(void)set_field(change, "Reply-To", value);
}

static void
set_references(const struct outbound_change *change)
{
	g_autofree char *token = token_of(change);
	g_autofree char *value =
		token ? outbound_references(change, token) : NULL;

	if (value != NULL)
		(void)set_field(change, "References", value);
}

/* As its writer encoded it, where that can be kept. */
static void
tag_subject(const struct outbound_change *change)
{
	const struct outbound_task *task = change->task;
	const char *subject = change->found->head->subject;
	const struct smtp_field *field =
		smtp_mail_field(change->mail, "Subject", 1);
	const char *raw = field ? field->value : "";
	g_autofree char *tag = NULL, *kept = NULL;

	if (!task->homes_case || !task->home->subject_tag ||
		thread_number_in(subject) == task->casefile)
		return;
	tag = g_strdup_printf("[#%" G_GINT64_FORMAT "]", task->casefile);
	kept = g_strconcat(tag,
		strlen(tag) + strcspn(raw, "\n") < FIRST_LINE_MAX ? " " : "\n ",
		raw, NULL);
	if (!set_field(change, "Subject", *subject ? kept : tag)) {
		g_autofree char *text = encode_text(subject, SUBJECT_BYTES_MAX);
		g_autofree char *value = g_strconcat(tag, "\n ", text, NULL);

		(void)set_field(change, "Subject", value);
	}
}

static void
name_account(const struct outbound_change *change)
{
	const struct directory_account *as = change->found->as;
	const struct message_address *from =
		message_first(change->found->head, ROLE_FROM);
	g_autofree char *value = NULL;

	if (as == NULL || as->mode != ACCOUNT_ACTIVE || as->from_name == NULL ||
		g_strcmp0(from->name, as->from_name) == 0)
		return;
	value = encode_mailbox(as->from_name, from->address);
	(void)set_field(change, "From", value);
}

void
outbound_fields(const struct outbound_change *change)
{
	name_account(change);
	if (change->task->home == NULL)
		return;
	set_reply_to(change);
	set_references(change);
	tag_subject(change);
}

char *
outbound_message_id(const struct outbound_change *change)
{
	const struct message *head = change->found->head;
	const char *from = message_first(head, ROLE_FROM)->address;
	g_autofree char *uuid = NULL, *value = NULL;

	if (head->id != NULL)
		return g_strdup(head->id);
	uuid = g_uuid_string_random();
	value = g_strdup_printf("<postcase.%s%s>", uuid, strrchr(from, '@'));
	if (!set_field(change, "Message-ID", value))
		return NULL;
	return g_strndup(value + 1, strlen(value) - 2);
}
