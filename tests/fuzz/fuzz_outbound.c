/* An agent's mail that passes twice: what is written, and that once is enough.
 */
#include "two_passes.h"

#include "milter/outbound_cites.h"

#include "fuzz.h"

#define ANNAS "From: anna@example.com\nX-Postcase-Case: 42\n"

/* Of the first byte. */
enum {
	OF_SALES = 1,
	WITH_COPIES = 2,
	TO_SUPPORT = 4,
	TO_SALES = 8,
	FROM_ANNA = 16,
};

/* Mail servers take no others for fields, and edits.h no longer ones. */
static bool
is_name(const struct field *field)
{
	bool is_one = field->name_size <= 76;

	for (gsize i = 0; i < field->name_size && is_one; i++)
		is_one = g_ascii_isgraph(field->name[i]);
	return is_one;
}

/* A NUL ends a value, as it does for libmilter. */
static void
add_header(struct agent_mail *it, const char *bytes, gsize size)
{
	struct fields fields = fields_of(bytes, size);
	struct field field;

	while (fields_next(&fields, &field)) {
		g_autofree char *name = g_strndup(field.name, field.name_size);
		g_autofree char *value =
			fuzz_string(field.value, field.value_size);

		if (is_name(&field))
			smtp_mail_add_field(&it->mail, name, value);
	}
}

static void
check(const char *bytes, gsize size)
{
	unsigned bits = size > 0 ? (unsigned char)bytes[0] : 0;
	gint64 account = bits & OF_SALES ? SALES : SUPPORT;
	const char *settings =
		bits & WITH_COPIES ? "archive_domain = archive.example\n" : "";
	struct agent_mail it;
	struct passed passed;

	agent_mail_init(&it, "anna", "c@x", bits & FROM_ANNA ? ANNAS : "",
		settings);
	if (bits & TO_SUPPORT)
		agent_mail_add_recipient(&it, "support@example.com");
	if (bits & TO_SALES)
		agent_mail_add_recipient(&it, "sales+x@example.com");
	add_header(&it, bytes + (size > 0), size - (size > 0));
	/* What says so goes: the second time nothing does. */
	bool once = outbound_case_field(&it.mail) == CASE_NOT_MEANT;
	pass(&it, account);
	passed = passed_of(&it);
	agent_mail_clear(&it);

	passed_comes_again(&passed, &it, settings);
	pass(&it, account);
	HOLDS(once || edits_are_none(it.edits));
	agent_mail_clear(&it);
}

FUZZ_TARGET(fuzz_nothing, check)
