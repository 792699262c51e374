#include "milter/outbound_copies.h"

#include "milter/outbound_fields.h"
#include "rules/archive.h"

#include <string.h>

bool
outbound_is_archived(const struct smtp_mail *mail, const struct conf *conf,
	const struct outbound_found *found)
{
	struct archive archive;

	for (guint i = 0; i < mail->recipients->len; i++) {
		const struct smtp_recipient *recipient =
			g_ptr_array_index(mail->recipients, i);

		if (recipient->archive &&
			archive_of_recipient(recipient->address,
				conf->archive_domain, &archive) &&
			archive.user == mail->user->id &&
			archive_is_right(&archive, found->head->id,
				mail->directory->keys, found->now))
			return true;
	}
	return false;
}

/* RFC 3461, section 4 */
static char *
xtext(const char *text)
{
	GString *coded = g_string_new(NULL);

	for (; *text != '\0'; text++)
		if (*text > ' ' && *text <= '~' && *text != '+' && *text != '=')
			g_string_append_c(coded, *text);
		else
			g_string_append_printf(coded, "+%02X", (guchar)*text);
	return g_string_free(coded, FALSE);
}

static bool
is_others(const struct outbound_change *change, const char *address)
{
	const struct directory *directory = change->mail->directory;

	return g_str_is_ascii(address) &&
	       directory_account_of(directory, address,
		       change->conf->recipient_delimiter) == NULL &&
	       !directory_is_users(directory, address);
}

/* The first address of Reply-To that is nobody's of ours, or NULL. */
static const char *
others_reply_to(const struct outbound_change *change)
{
	const GPtrArray *addresses = change->found->head->addresses;

	for (guint i = 0; i < addresses->len; i++) {
		const struct message_address *at =
			g_ptr_array_index(addresses, i);

		if (at->role == ROLE_REPLY_TO && is_others(change, at->address))
			return at->address;
	}
	return NULL;
}

/* Postfix takes an original recipient of up to 500 bytes. */
static char *
parameters(const struct outbound_change *change)
{
	enum { ORIGINAL_MAX = 500 };
	const char *address = others_reply_to(change);
	g_autofree char *coded = xtext(address ? address : "");

	if (*coded == '\0' || strlen(coded) > ORIGINAL_MAX)
		return g_strdup("NOTIFY=NEVER");
	return g_strconcat("NOTIFY=NEVER ORCPT=rfc822;", coded, NULL);
}

static void
remove_recipients(const struct outbound_change *change,
	const struct directory_account *account)
{
	const GPtrArray *recipients = change->mail->recipients;

	for (guint i = 0; i < recipients->len; i++) {
		const struct smtp_recipient *recipient =
			g_ptr_array_index(recipients, i);

		if (recipient->account == account)
			(void)edits_remove_recipient(change->edits,
				recipient->given);
	}
}

static void
add_copy(const struct outbound_change *change,
	const struct directory_account *account, const char *message_id,
	const char *args)
{
	const struct archive archive = { .user = change->mail->user->id,
		.casefile = change->task->casefile,
		.account = account->id,
		.time = change->found->now };
	g_autofree char *address = archive_address(&archive, message_id,
		&g_array_index(change->mail->directory->keys, struct token_key,
			0),
		change->conf->archive_domain);

	if (edits_add_recipient(change->edits, address, args))
		remove_recipients(change, account);
}

void
outbound_copies(const struct outbound_change *change)
{
	const GArray *copies = change->task->copies;
	g_autofree char *message_id = NULL, *args = NULL;

	if (copies->len == 0 || *change->conf->archive_domain == '\0' ||
		change->mail->directory->keys->len == 0)
		return;
	message_id = outbound_message_id(change);
	args = parameters(change);
	for (guint i = 0; i < copies->len && message_id != NULL; i++)
		add_copy(change,
			g_array_index(copies, const struct directory_account *,
				i),
			message_id, args);
}
