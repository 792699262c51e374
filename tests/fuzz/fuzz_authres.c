/* A header block with Authentication-Results, ours and others'. */
#include "mail/authres.h"

#include "fuzz.h"

#define ID "mx.example.com"

static struct authres
read_text(GString *text, const char *id)
{
	return authres_read(fields_of(text->str, text->len), id);
}

static bool
says(const struct authres *is, enum auth_method method)
{
	HOLDS(is->results[method] <= RESULT_OTHER);
	return is->results[method] != RESULT_ABSENT;
}

static void
check_one(const struct authres *is)
{
	for (int i = 0; i < AUTH_METHODS; i++)
		(void)says(is, i);
	HOLDS(is->policy <= POLICY_REJECT);
	holds_clean(is->from, AUTHRES_NAME_BYTES - 1, false);
	holds_clean(is->signer, AUTHRES_NAME_BYTES - 1, false);
	holds_clean(is->login, AUTHRES_NAME_BYTES - 1, false);
	HOLDS(says(is, AUTH_DMARC) ||
		(is->policy == POLICY_UNKNOWN && *is->from == '\0'));
	HOLDS(says(is, AUTH_DKIM) || *is->signer == '\0');
	HOLDS(is->results[AUTH_LOGIN] == RESULT_PASS || *is->login == '\0');
	HOLDS(strpbrk(is->from, "@()\" ") == NULL);
	HOLDS(strpbrk(is->signer, "@()\" ") == NULL);
}

/* Whatever stands below, it is not heard. */
static void
check_below(const char *bytes, gsize size)
{
	g_autoptr(GString) text = g_string_new(
		"Authentication-Results: " ID "; dmarc=fail; spf=none\n"
		"Received: from x (x [192.0.2.1])\n\tby " ID "\n");

	g_string_append_len(text, bytes, (gssize)size);
	const struct authres is = read_text(text, ID);

	HOLDS(is.results[AUTH_DMARC] == RESULT_FAIL);
	HOLDS(is.results[AUTH_SPF] == RESULT_NONE);
	HOLDS(is.results[AUTH_DKIM] == RESULT_ABSENT && !is.broken);
	HOLDS(is.policy == POLICY_UNKNOWN && *is.from == '\0');
}

/* What is read as ours is claimed: the milter takes it out. */
static bool
is_claimed(struct fields fields)
{
	struct field field;
	bool claimed = false;

	while (fields_find(&fields, "Authentication-Results", &field))
		claimed |= authres_claims(field.value, field.value_size, ID);
	return claimed;
}

static void
check(const char *bytes, gsize size)
{
	g_autoptr(GString) text = g_string_new_len(bytes, (gssize)size);
	const struct authres is = read_text(text, ID);
	const struct authres nothing = read_text(text, "");

	check_one(&is);
	for (int i = 0; i < AUTH_METHODS; i++)
		HOLDS(!says(&nothing, i));
	for (int i = 0; i < AUTH_METHODS; i++)
		HOLDS(!says(&is, i) ||
			is_claimed(fields_of(text->str, text->len)));
	check_below(bytes, size);
}

FUZZ_TARGET(fuzz_nothing, check)
