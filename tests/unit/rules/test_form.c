#include "rules/form.h"

#include "table.h"

enum { NOTHING = -1 };

/* reply_to: a kind of sender, or NOTHING */
static const struct row {
	const char *name;
	enum sender_kind from;
	int reply_to;
	enum standing standing;
	bool envelope_is_ours, proven;
	enum form want;
} rows[] = {
	{ "a customer's mail is no form", SENDER_CONTACT, SENDER_CONTACT,
		STANDING_PLAIN, false, false, FORM_NONE },
	{ "our name and a foreign Reply-To are a form", SENDER_OURS,
		SENDER_NOBODY, STANDING_OURS, false, false, FORM_FILLED },
	{ "so they are when our own server signed it", SENDER_OURS,
		SENDER_CONTACT, STANDING_OURS, false, true, FORM_FILLED },
	{ "our envelope and a foreign Reply-To are a form", SENDER_NOBODY,
		SENDER_NOBODY, STANDING_PLAIN, true, false, FORM_FILLED },
	{ "our name alone is nobody's form", SENDER_OURS, NOTHING,
		STANDING_OURS, false, false, FORM_EMPTY },
	{ "our name twice is nobody's form", SENDER_OURS, SENDER_OURS,
		STANDING_OURS, false, false, FORM_EMPTY },
	{ "our name and a user's Reply-To are nobody's form", SENDER_OURS,
		SENDER_USER, STANDING_OURS, false, false, FORM_EMPTY },
	{ "our envelope alone is nobody's form", SENDER_CONTACT, NOTHING,
		STANDING_PLAIN, true, false, FORM_EMPTY },
	{ "our name with proof is ours", SENDER_OURS, NOTHING, STANDING_OURS,
		false, true, FORM_NONE },
	{ "a proven customer through our envelope is himself", SENDER_CONTACT,
		NOTHING, STANDING_PROVEN, true, true, FORM_NONE },
	{ "an agent's own mail is no form", SENDER_USER, SENDER_CONTACT,
		STANDING_AGENT, true, true, FORM_NONE },
	{ "a user's name without proof is no form", SENDER_USER, SENDER_CONTACT,
		STANDING_OURS, false, false, FORM_NONE },
	{ "a form whose From is forged stays one", SENDER_OURS, SENDER_NOBODY,
		STANDING_FORGED, false, false, FORM_FILLED },
};

static void
signs_make_a_form(void **state)
{
	const struct row *row = *state;
	const struct sender from = { .kind = row->from };
	const struct sender reply_to = { .kind = (unsigned)row->reply_to };
	const struct form_signs signs = {
		.from = &from,
		.reply_to = row->reply_to == NOTHING ? NULL : &reply_to,
		.envelope_is_ours = row->envelope_is_ours,
		.standing = row->standing,
		.proven = row->proven,
	};

	assert_int_equal(form_find(&signs), row->want);
}

static void
login_or_client_is_trusted(void **state)
{
	const char *const trusted[] = { "webform", "192.0.2.7", NULL };

	(void)state;
	assert_true(form_is_trusted(trusted, "webform", NULL));
	assert_true(form_is_trusted(trusted, NULL, "192.0.2.7"));
	assert_false(form_is_trusted(trusted, "anna", "192.0.2.8"));
	assert_false(form_is_trusted(trusted, NULL, NULL));
	assert_false(form_is_trusted(NULL, "webform", NULL));
}

static void
a_client_has_one_way_of_writing(void **state)
{
	g_autofree char *long6 = form_client("2001:DB8:0:0:0:0:0:1");
	g_autofree char *short4 = form_client("192.0.2.7");

	(void)state;
	assert_string_equal(long6, "2001:db8::1");
	assert_string_equal(short4, "192.0.2.7");
	assert_null(form_client("192.0.2.07x"));
	assert_null(form_client("webform"));
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, signs_make_a_form);
	tests_add(&tests, "a login or a client is trusted",
		login_or_client_is_trusted, NULL);
	tests_add(&tests, "a client has one way of writing",
		a_client_has_one_way_of_writing, NULL);
	return TESTS_RUN(&tests, "form");
}
