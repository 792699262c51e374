#include "milter/inbound_fields.h"

#include "mail/authres.h"
#include "milter/smtp_field.h"

#include <string.h>

/* How far down the header we are. */
struct descent {
	bool below;   /* a Received field */
	gint64 trust; /* so many more may be ours */
};

static bool
is_forged(const struct smtp_field *field, const struct conf *conf,
	struct descent *descent)
{
	if (smtp_field_is_ours(field))
		return true;
	descent->below |= smtp_field_is(field, "Received");
	if (!smtp_field_is(field, "Authentication-Results") ||
		!authres_claims(field->value, strlen(field->value),
			conf->authserv_id))
		return false;
	return descent->below || descent->trust-- <= 0;
}

void
inbound_fields_remove(const struct smtp_mail *mail, const struct conf *conf,
	struct edits *edits)
{
	struct descent descent = { .trust = conf->authserv_milters };

	for (guint i = 0; i < mail->fields->len; i++) {
		const struct smtp_field *field =
			g_ptr_array_index(mail->fields, i);

		if (is_forged(field, conf, &descent))
			(void)edits_remove_field(edits, field->name,
				field->instance);
	}
}

void
inbound_fields_rest(const struct smtp_mail *mail, const struct conf *conf,
	GString *block)
{
	struct descent descent = { .trust = conf->authserv_milters };

	for (guint i = 0; i < mail->fields->len; i++) {
		struct smtp_field *field = g_ptr_array_index(mail->fields, i);

		if (!is_forged(field, conf, &descent))
			g_string_append_printf(block, "%s: %s\n", field->name,
				field->value);
	}
}
