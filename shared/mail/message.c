#include "mail/message.h"

static void
address_free(gpointer data)
{
	struct message_address *address = data;

	g_free(address->address);
	g_free(address->name);
	g_free(address);
}

static void
attachment_free(gpointer data)
{
	struct message_attachment *attachment = data;

	g_free(attachment->name);
	g_free(attachment->type);
	g_free(attachment->content_id);
	g_free(attachment);
}

struct message *
message_unreadable(void)
{
	struct message *msg = g_new0(struct message, 1);

	msg->subject = g_strdup("");
	msg->ancestors = g_ptr_array_new_with_free_func(g_free);
	msg->addresses = g_ptr_array_new_with_free_func(address_free);
	msg->attachments = g_ptr_array_new_with_free_func(attachment_free);
	msg->signals.visited = g_ptr_array_new_with_free_func(g_free);
	msg->unreadable = true;
	return msg;
}

const struct message_address *
message_first(const struct message *msg, enum message_role role)
{
	for (guint i = 0; i < msg->addresses->len; i++) {
		const struct message_address *address =
			g_ptr_array_index(msg->addresses, i);

		if (address->role == role)
			return address;
	}
	return NULL;
}

void
message_free(struct message *msg)
{
	if (msg == NULL)
		return;
	g_free(msg->id);
	g_ptr_array_unref(msg->ancestors);
	g_free(msg->subject);
	g_ptr_array_unref(msg->addresses);
	g_free(msg->plain);
	g_free(msg->html);
	g_free(msg->text);
	g_free(msg->new_text);
	report_free(msg->report);
	g_ptr_array_unref(msg->attachments);
	for (int i = 0; i < SIGNALS; i++)
		g_free(msg->signals.said[i]);
	g_ptr_array_unref(msg->signals.visited);
	g_free(msg);
}
