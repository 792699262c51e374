#include "mail/headers.h"

#include "mail/gmime.h"
#include "mail/header.h"
#include "mail/mailbox.h"
#include "mail/msgid.h"

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

/* The value of the first field of that name, or NULL; the caller frees it. */
static char *
first_value(struct message *msg, struct fields fields, const char *name)
{
	struct field field;

	if (!fields_find(&fields, name, &field))
		return NULL;
	return header_value(field.value, field.value_size, &msg->cut);
}

static GPtrArray *
first_ids(struct message *msg, struct fields fields, const char *name)
{
	g_autofree char *value = first_value(msg, fields, name);

	return msgid_list(value ? value : "");
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
read_ids(struct message *msg, struct fields fields)
{
	g_autofree char *own = first_value(msg, fields, "Message-ID");
	g_autoptr(GPtrArray) replied = first_ids(msg, fields, "In-Reply-To");
	g_autoptr(GPtrArray) references = first_ids(msg, fields, "References");

	msg->id = msgid_first(own ? own : "");
	for (guint i = 0; i < replied->len; i++)
		add_ancestor(msg, g_ptr_array_index(replied, i));
	for (guint i = references->len; i > 0; i--)
		add_ancestor(msg, g_ptr_array_index(references, i - 1));
}

static void
read_subject(struct message *msg, struct fields fields)
{
	g_autofree char *value = first_value(msg, fields, "Subject");

	g_free(msg->subject);
	msg->subject =
		header_text(value ? value : "", MESSAGE_SUBJECT_BYTES_MAX);
}

static void
read_date(struct message *msg, struct fields fields)
{
	const gint64 year_2100 = G_GINT64_CONSTANT(4102444800);
	g_autofree char *value = first_value(msg, fields, "Date");
	g_autoptr(GDateTime) date =
		value ? g_mime_utils_header_decode_date(value) : NULL;
	gint64 seconds = date ? g_date_time_to_unix(date) : 0;

	msg->date = seconds > 0 && seconds < year_2100 ? seconds : 0;
}

static void
read_addresses(struct message *msg, struct fields fields, size_t kind)
{
	struct field field;
	bool more = true;

	while (more &&
		fields_find(&fields, address_fields[kind].name, &field)) {
		bool is_cut = false;
		g_autofree char *value =
			header_value(field.value, field.value_size, &is_cut);

		more = mailbox_list(value, is_cut, address_fields[kind].role,
			msg->addresses);
		msg->cut |= is_cut || !more;
		more &= address_fields[kind].many;
	}
}

void
headers_read(struct message *msg, struct fields fields)
{
	read_ids(msg, fields);
	read_subject(msg, fields);
	read_date(msg, fields);
	for (size_t i = 0; i < G_N_ELEMENTS(address_fields); i++)
		read_addresses(msg, fields, i);
}
