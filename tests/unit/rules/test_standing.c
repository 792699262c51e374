#include "rules/standing.h"

#include "table.h"

#define DMARC(result)                                  \
	{                                              \
		.results = { [AUTH_DMARC] = (result) } \
	}
#define PASS                                               \
	{                                                  \
		.results = { [AUTH_DMARC] = RESULT_PASS }, \
		.from = "example.com"                      \
	}

static const struct row {
	const char *name;
	const char *from;
	enum sender_kind kind;
	struct authres authres;
	const char *agent_domains;
	enum standing want;
} rows[] = {
	{ "without a verdict nothing speaks against it", "a@example.com",
		SENDER_CONTACT, DMARC(RESULT_ABSENT), "", STANDING_PLAIN },
	{ "a pass proves it", "a@example.com", SENDER_CONTACT, PASS, "",
		STANDING_PROVEN },
	{ "a pass of another author is a forgery", "a@example.net",
		SENDER_CONTACT, PASS, "", STANDING_FORGED },
	{ "a pass of the domain above proves nothing, and forges nothing",
		"a@mail.example.com", SENDER_CONTACT, PASS, "",
		STANDING_PLAIN },
	{ "a domain that only ends alike is another", "a@anexample.com",
		SENDER_CONTACT, PASS, "", STANDING_FORGED },
	{ "a pass in a field that broke off proves nothing", "a@example.com",
		SENDER_CONTACT,
		{ .results = { [AUTH_DMARC] = RESULT_PASS },
			.from = "example.com",
			.broken = true },
		"", STANDING_PLAIN },
	{ "a fail is a forgery", "a@example.com", SENDER_CONTACT,
		{ .results = { [AUTH_DMARC] = RESULT_FAIL },
			.policy = POLICY_REJECT },
		"", STANDING_FORGED },
	{ "a fail whose policy is not told is one too", "a@example.com",
		SENDER_CONTACT, DMARC(RESULT_FAIL), "", STANDING_FORGED },
	{ "a fail that the domain does not mind is none", "a@example.com",
		SENDER_CONTACT,
		{ .results = { [AUTH_DMARC] = RESULT_FAIL },
			.policy = POLICY_NONE },
		"", STANDING_PLAIN },
	{ "a user without a verdict only claims to be one", "a@example.com",
		SENDER_USER, DMARC(RESULT_ABSENT), "example.com",
		STANDING_OURS },
	{ "a user with a pass of a domain that is not listed too",
		"a@example.com", SENDER_USER, PASS, "example.org",
		STANDING_OURS },
	{ "a user with a pass of a listed domain is an agent", "a@example.com",
		SENDER_USER, PASS, "example.org, Example.COM", STANDING_AGENT },
	{ "a forged user is forged", "a@example.com", SENDER_USER,
		{ .results = { [AUTH_DMARC] = RESULT_FAIL },
			.from = "example.com" },
		"example.com", STANDING_FORGED },
	{ "a group account's address is ours, passed or not", "a@example.com",
		SENDER_OURS, PASS, "example.com", STANDING_OURS },
	{ "no From is nobody", NULL, SENDER_CONTACT, PASS, "",
		STANDING_NOBODY },
};

static void
standing_is(void **state)
{
	const struct row *row = *state;
	const struct sender sender = { .kind = row->kind };

	assert_string_equal(standing_name(standing_of(row->from, &sender,
				    &row->authres, row->agent_domains)),
		standing_name(row->want));
}

static void
who_claims_to_be_us_does_not_count(void **state)
{
	(void)state;
	assert_false(standing_counts(STANDING_OURS));
	assert_false(standing_counts(STANDING_FORGED));
	assert_false(standing_counts(STANDING_NOBODY));
	assert_true(standing_counts(STANDING_PLAIN));
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, standing_is);
	tests_add(&tests, "who claims to be us does not count",
		who_claims_to_be_us_does_not_count, NULL);
	return TESTS_RUN(&tests, "standing");
}
