#include "store/emails.h"

#include "base/hash.h"
#include "mail/part.h"
#include "store/array.h"
#include "store/pg.h"
#include "store/raws.h"
#include "store/thread_ids.h"

static const char *const roles[] = {
	[ROLE_FROM] = "from",
	[ROLE_REPLY_TO] = "reply-to",
	[ROLE_TO] = "to",
	[ROLE_CC] = "cc",
};

/* Else the new text is the text, and is not stored twice. */
static bool
has_quotes(const struct message *msg)
{
	return g_strcmp0(msg->new_text, msg->text) != 0;
}

/* NULL when it stands in chunks. */
static struct param
raw_param(GBytes *raw)
{
	gsize size = 0;
	const void *bytes = g_bytes_get_data(raw, &size);

	return raws_fit(raw) ? param_bytes(size ? bytes : "", size) :
			       param_text(NULL);
}

static bool
insert_record(struct tx *tx, const struct email_new *email, GError **error)
{
	const struct message *msg = email->msg;
	struct hash hash = hash_of_bytes(email->raw);
	const struct param params[] = {
		param_int(email->id),
		param_text(msg->id),
		param_text(msg->subject),
		param_id(msg->date),
		param_text(email->class),
		param_case(email->casefile),
		param_id(email->sender.contact),
		param_id(email->sender.account),
		param_id(email->sender.lead),
		param_id(email->replied),
		param_bool(msg->unreadable),
		param_bool(msg->cut),
		param_int((gint64)g_bytes_get_size(email->raw)),
		param_bytes(hash.bytes, HASH_BYTES),
		param_text(msg->text),
		param_text(msg->html),
		param_text(has_quotes(msg) ? msg->new_text : NULL),
		param_bool(email->stranger),
		param_bool(email->unverified),
		param_id(email->same_id),
		raw_param(email->raw),
		param_id(email->sender.opportunity),
		param_bool(email->contact_first),
		param_bool(email->form),
		param_bool(email->spam),
		param_id(email->group_folder),
		param_bool(email->ours),
		param_text(email->sent ? "Sent" : "Archived"),
	};

	return pg_queue(tx, STMT_EMAILS_INSERT, PARAMS_OF(params), NOWHERE,
		error);
}

/* Addresses first: the roles join them in a statement of their own. */
static bool
insert_addresses(struct tx *tx, const struct email_new *email, GError **error)
{
	g_autoptr(GPtrArray) address = g_ptr_array_new();
	g_autoptr(GPtrArray) role = g_ptr_array_new();
	g_autoptr(GPtrArray) name = g_ptr_array_new();

	for (guint i = 0; i < email->msg->addresses->len; i++) {
		const struct message_address *a =
			g_ptr_array_index(email->msg->addresses, i);

		g_ptr_array_add(address, a->address);
		g_ptr_array_add(role, g_strdup(roles[a->role]));
		g_ptr_array_add(name, a->name);
	}
	g_ptr_array_set_free_func(role, g_free);
	if (address->len == 0)
		return true;

	g_autofree char *addresses = array_text(address);
	g_autofree char *role_list = array_text(role);
	g_autofree char *names = array_text(name);
	return pg_queue(tx, STMT_ADDRESSES_ADD, PARAMS(param_text(addresses)),
		       NOWHERE, error) &&
	       pg_queue(tx, STMT_EMAILS_ADD_ROLES,
		       PARAMS(param_int(email->id), param_text(addresses),
			       param_text(role_list), param_text(names)),
		       NOWHERE, error);
}

static bool
insert_attachments(struct tx *tx, const struct email_new *email, GError **error)
{
	for (guint i = 0; i < email->msg->attachments->len; i++) {
		const struct message_attachment *a =
			g_ptr_array_index(email->msg->attachments, i);
		const struct param params[] = {
			param_int(email->id),
			param_int(a->part),
			param_text(a->name),
			param_text(a->type),
			param_text(a->content_id),
			param_bool(a->inlined),
			param_text(part_encoding_name(a->encoding)),
			param_int(a->offset),
			param_int(a->length),
			param_int(a->size),
			param_text(a->sha256),
		};

		if (!pg_queue(tx, STMT_EMAILS_ADD_ATTACHMENT, PARAMS_OF(params),
			    NOWHERE, error))
			return false;
	}
	return true;
}

bool
emails_insert(struct tx *tx, const struct email_new *email, GError **error)
{
	return insert_record(tx, email, error) &&
	       (raws_fit(email->raw) ||
		       raws_add(tx, email->id, email->raw, error)) &&
	       insert_addresses(tx, email, error) &&
	       insert_attachments(tx, email, error) &&
	       thread_ids_add(tx, email->msg->id, email->msg->ancestors,
		       email->id, error);
}

bool
emails_adopt(struct tx *tx, gint64 email, gint64 casefile, GError **error)
{
	return pg_queue(tx, STMT_EMAILS_ADOPT,
		PARAMS(param_int(email), param_case(casefile)), NOWHERE, error);
}

bool
emails_confirm(struct tx *tx, gint64 email, const struct message *msg,
	GError **error)
{
	return pg_queue(tx, STMT_EMAILS_CONFIRM,
		PARAMS(param_int(email), param_text(msg->html)), NOWHERE,
		error);
}

bool
emails_take_in(struct tx *tx, const GArray *emails, gint64 casefile,
	const char *sender, gint64 agent, GError **error)
{
	g_autofree char *list = array_int(emails);
	return pg_queue(tx, STMT_EMAILS_TAKE_IN,
		PARAMS(param_text(list), param_case(casefile),
			param_text(sender), param_id(agent)),
		NOWHERE, error);
}
