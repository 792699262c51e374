#include "mail/headers.h"

#include "mail/date.h"
#include "mail/header.h"
#include "mail/mailbox.h"
#include "mail/msgid.h"

struct head {
	struct message *msg;
	struct fields fields;
	const char *charset; /* of raw bytes, or NULL */
};

/* In this order: a flood of Cc does not push From out. */
static const struct {
	const char *name;
	enum message_role role;
	bool many;
} address_fields[] = {
	{ "From", ROLE_FROM, false },
	{ "Reply-To", ROLE_REPLY_TO, false },
	{ "To", ROLE_TO, true },
	{ "Cc", ROLE_CC, true },
};

static char *
value_of(const struct head *head, const struct field *field, bool *cut)
{
	return header_value(field->value, field->value_size, head->charset,
		cut);
}

/* The value of the first field of that name, or ""; the caller frees it. */
static char *
first_value(const struct head *head, const char *name)
{
	struct fields fields = head->fields;
	struct field field;

	if (!fields_find(&fields, name, &field))
		return g_strdup("");
	return value_of(head, &field, &head->msg->cut);
}

/* Of a value that is too long the end: the newest ids are there. */
static GPtrArray *
first_ids(const struct head *head, const char *name)
{
	struct fields fields = head->fields;
	struct field field;

	if (!fields_find(&fields, name, &field))
		return msgid_list("");
	if (field.value_size > MESSAGE_HEADER_BYTES_MAX) {
		field.value += field.value_size - MESSAGE_HEADER_BYTES_MAX;
		field.value_size = MESSAGE_HEADER_BYTES_MAX;
		head->msg->cut = true;
	}
	g_autofree char *value = value_of(head, &field, &head->msg->cut);

	return msgid_list(value);
}

static void
add_ancestor(struct message *msg, const char *id)
{
	if (g_strcmp0(id, msg->id) != 0 &&
		!g_ptr_array_find_with_equal_func(msg->ancestors, id,
			g_str_equal, NULL))
		g_ptr_array_add(msg->ancestors, g_strdup(id));
}

static void
read_ids(const struct head *head)
{
	struct message *msg = head->msg;
	g_autofree char *own = first_value(head, "Message-ID");
	g_autoptr(GPtrArray) replied = first_ids(head, "In-Reply-To");
	g_autoptr(GPtrArray) references = first_ids(head, "References");

	msg->id = msgid_first(own);
	for (guint i = 0; i < replied->len; i++)
		add_ancestor(msg, g_ptr_array_index(replied, i));
	for (guint i = references->len; i > 0; i--)
		add_ancestor(msg, g_ptr_array_index(references, i - 1));
}

static void
read_subject(const struct head *head)
{
	g_autofree char *value = first_value(head, "Subject");

	g_free(head->msg->subject);
	head->msg->subject = header_text(value, MESSAGE_SUBJECT_BYTES_MAX);
}

static void
read_date(const struct head *head)
{
	g_autofree char *value = first_value(head, "Date");

	head->msg->date = date_read(value);
}

static void
read_addresses(const struct head *head, size_t kind)
{
	struct message *msg = head->msg;
	struct fields fields = head->fields;
	struct field field;
	bool more = true;

	while (more &&
		fields_find(&fields, address_fields[kind].name, &field)) {
		bool is_cut = false;
		g_autofree char *value = value_of(head, &field, &is_cut);

		more = mailbox_list(value, is_cut, address_fields[kind].role,
			msg->addresses);
		msg->cut |= is_cut || !more;
		more &= address_fields[kind].many;
	}
}

void
headers_read(struct message *msg, struct fields fields, const char *charset)
{
	const struct head head = { msg, fields, charset };

	read_ids(&head);
	read_subject(&head);
	read_date(&head);
	for (size_t i = 0; i < G_N_ELEMENTS(address_fields); i++)
		read_addresses(&head, i);
}

struct message *
message_parse_header(const char *bytes, gsize size)
{
	struct message *msg = message_unreadable(); /* empty, to fill in */

	msg->unreadable = false;
	headers_read(msg, fields_of(bytes, size), NULL);
	return msg;
}
