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
	FUZZ_HOLDS(is->results[method] <= RESULT_OTHER);
	return is->results[method] != RESULT_ABSENT;
}

static void
check_one(const struct authres *is)
{
	for (int i = 0; i < AUTH_METHODS; i++)
		(void)says(is, i);
	FUZZ_HOLDS(is->policy <= POLICY_REJECT);
	fuzz_is_clean(is->from, AUTHRES_NAME_BYTES - 1, false);
	fuzz_is_clean(is->signer, AUTHRES_NAME_BYTES - 1, false);
	fuzz_is_clean(is->login, AUTHRES_NAME_BYTES - 1, false);
	FUZZ_HOLDS(says(is, AUTH_DMARC) ||
		   (is->policy == POLICY_UNKNOWN && *is->from == '\0'));
	FUZZ_HOLDS(says(is, AUTH_DKIM) || *is->signer == '\0');
	FUZZ_HOLDS(
		is->results[AUTH_LOGIN] == RESULT_PASS || *is->login == '\0');
	FUZZ_HOLDS(strpbrk(is->from, "@()\" ") == NULL);
	FUZZ_HOLDS(strpbrk(is->signer, "@()\" ") == NULL);
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

	FUZZ_HOLDS(is.results[AUTH_DMARC] == RESULT_FAIL);
	FUZZ_HOLDS(is.results[AUTH_SPF] == RESULT_NONE);
	FUZZ_HOLDS(is.results[AUTH_DKIM] == RESULT_ABSENT && !is.broken);
	FUZZ_HOLDS(is.policy == POLICY_UNKNOWN && *is.from == '\0');
}

static void
check(const char *bytes, gsize size)
{
	g_autoptr(GString) text = g_string_new_len(bytes, (gssize)size);
	const struct authres is = read_text(text, ID);
	const struct authres nothing = read_text(text, "");

	check_one(&is);
	for (int i = 0; i < AUTH_METHODS; i++)
		FUZZ_HOLDS(!says(&nothing, i));
	check_below(bytes, size);
}

FUZZ_TARGET(fuzz_nothing, check)
