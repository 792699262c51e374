#include "milter/smtp_mail.h"

#include "milter/smtp_field.h"

#include <string.h>

void
smtp_recipient_free(struct smtp_recipient *recipient)
{
	if (recipient == NULL)
		return;
	g_free(recipient->given);
	g_free(recipient->address);
	g_free(recipient);
}

static void
recipient_clear(gpointer data)
{
	smtp_recipient_free(data);
}

static void
field_clear(gpointer data)
{
	struct smtp_field *field = data;

	g_free(field->name);
	g_free(field->value);
	g_free(field);
}

char *
smtp_mail_bare(const char *given)
{
	size_t size = strlen(given);

	if (size >= 2 && given[0] == '<' && given[size - 1] == '>')
		return g_strndup(given + 1, size - 2);
	return g_strdup(given);
}

void
smtp_mail_begin(struct smtp_mail *mail, struct directory *directory,
	const char *sender)
{
	smtp_mail_end(mail);
	mail->directory = directory;
	mail->sender = smtp_mail_bare(sender);
	mail->recipients = g_ptr_array_new_with_free_func(recipient_clear);
	mail->fields = g_ptr_array_new_with_free_func(field_clear);
	mail->header = g_string_new(NULL);
	mail->instances =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* There may be none, and it may be half there. */
void
smtp_mail_end(struct smtp_mail *mail)
{
	g_clear_pointer(&mail->directory, directory_unref);
	g_clear_pointer(&mail->queue_id, g_free);
	g_clear_pointer(&mail->sender, g_free);
	g_clear_pointer(&mail->recipients, g_ptr_array_unref);
	g_clear_pointer(&mail->fields, g_ptr_array_unref);
	g_clear_pointer(&mail->instances, g_hash_table_unref);
	if (mail->header != NULL)
		(void)g_string_free(mail->header, TRUE);
	mail->header = NULL;
	mail->user = NULL;
	mail->login = NULL;
	mail->said_size = 0;
	mail->size = 0;
	mail->cut = false;
}

static int
count_instance(struct smtp_mail *mail, const char *name)
{
	char *key = g_ascii_strdown(name, -1);
	int n = 1 + GPOINTER_TO_INT(g_hash_table_lookup(mail->instances, key));

	g_hash_table_replace(mail->instances, key, GINT_TO_POINTER(n));
	return n;
}

void
smtp_mail_add_field(struct smtp_mail *mail, const char *name, const char *value)
{
	gsize size = strlen(name) + strlen(value) + strlen(": \n");
	struct smtp_field *field = NULL;

	mail->size += (gint64)size;
	mail->cut |= !smtp_field_is_name(name) ||
		     mail->fields->len >= SMTP_MAIL_FIELDS_MAX ||
		     mail->header->len + size > SMTP_MAIL_HEADER_BYTES_MAX;
	if (mail->cut)
		return;
	while (*value == ' ' || *value == '\t')
		value++;
	field = g_new0(struct smtp_field, 1);
	field->name = g_strdup(name);
	field->value = g_strdup(value);
	field->instance = count_instance(mail, name);
	g_ptr_array_add(mail->fields, field);
	g_string_append_printf(mail->header, "%s: %s\n", name, value);
}

const struct smtp_field *
smtp_mail_field(const struct smtp_mail *mail, const char *name, int instance)
{
	for (guint i = 0; i < mail->fields->len; i++) {
		const struct smtp_field *field =
			g_ptr_array_index(mail->fields, i);

		if (field->instance == instance &&
			g_ascii_strcasecmp(field->name, name) == 0)
			return field;
	}
	return NULL;
}

bool
smtp_mail_is_for_us(const struct smtp_mail *mail)
{
	for (guint i = 0; i < mail->recipients->len; i++) {
		const struct smtp_recipient *recipient =
			g_ptr_array_index(mail->recipients, i);

		if (recipient->account != NULL)
			return true;
	}
	return false;
}
