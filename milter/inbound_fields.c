#include "milter/inbound_fields.h"

#include "mail/authres.h"
#include "milter/smtp_field.h"

#include <string.h>

/* How far down the header we are. */
struct descent {
	bool below;   /* a Received field */
	gint64 trust; /* so many more may be ours */
};

/* A verdict in our name, which is not of our milters. */
static bool
is_forged(const struct smtp_field *field, const struct conf *conf,
	struct descent *descent)
{
	descent->below |= smtp_field_is(field, "Received");
	if (!smtp_field_is(field, "Authentication-Results") ||
		!authres_claims(field->value, strlen(field->value),
			conf->authserv_id))
		return false;
	return descent->below || descent->trust-- <= 0;
}

static bool
remove_forged(const struct smtp_mail *mail, const struct conf *conf,
	struct edits *edits)
{
	struct descent descent = { .trust = conf->authserv_milters };
	bool removed = true;

	for (guint i = 0; i < mail->fields->len && removed; i++) {
		const struct smtp_field *field =
			g_ptr_array_index(mail->fields, i);

		if (is_forged(field, conf, &descent))
			removed = !mail->cut &&
				  edits_remove_field(edits, field->name,
					  field->instance);
	}
	return removed;
}

/*
 * Verdicts first: a flood of the others, which nobody believes, must leave room
 * for them.  Of a header that we have not seen all of nothing goes: what comes
 * up from below would stand where delivery looks (mail/own_fields.h).
 */
bool
inbound_fields_remove(const struct smtp_mail *mail, const struct conf *conf,
	struct edits *edits)
{
	if (!remove_forged(mail, conf, edits))
		return false;
	for (guint i = 0; i < mail->fields->len; i++) {
		const struct smtp_field *field =
			g_ptr_array_index(mail->fields, i);

		if (!mail->cut && smtp_field_is_ours(field))
			(void)edits_remove_field(edits, field->name,
				field->instance);
	}
	return true;
}

void
inbound_fields_rest(const struct smtp_mail *mail, const struct conf *conf,
	GString *block)
{
	struct descent descent = { .trust = conf->authserv_milters };

	for (guint i = 0; i < mail->fields->len; i++) {
		struct smtp_field *field = g_ptr_array_index(mail->fields, i);

		if (!is_forged(field, conf, &descent) &&
			!smtp_field_is_ours(field))
			g_string_append_printf(block, "%s: %s\n", field->name,
				field->value);
	}
}
