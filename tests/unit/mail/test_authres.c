#include "mail/authres.h"

#include "table.h"

#define ID "mx.example.com"
#define AR "Authentication-Results: " ID "; "
#define OUTSIDE                                             \
	"Received: from x (mail.example.net [192.0.2.1])\n" \
	"\tby " ID " (Postfix) with ESMTPS id 1\n"
#define TEN(x) x x x x x x x x x x

/*
 * "method result ... | policy | from | signer | login", what is not said left
 * out, "broken" in front.
 */
static const struct row {
	const char *name, *fields, *want;
} rows[] = {
	{ "no field, no result", "Subject: s\n", "" },
	{ "OpenDMARC's field is read",
		AR "dmarc=fail (p=reject dis=none) header.from=Example.NET\n",
		"dmarc fail|reject|from example.net" },
	{ "rspamd's field is read",
		"Authentication-Results: " ID ";\n"
		"\tdkim=pass header.d=example.net header.s=k "
		"header.b=\"a/b+\";\n"
		"\tspf=pass (" ID ": domain of a@example.net designates\n"
		"\t 192.0.2.1 as permitted sender) "
		"smtp.mailfrom=a@example.net;\n"
		"\tdmarc=pass (policy=quarantine) header.from=example.net\n",
		"dmarc pass spf pass dkim pass|quarantine|from example.net|"
		"signer example.net" },
	{ "Authentication Milter's field is read",
		AR "dmarc=fail policy.published-domain-policy=reject "
		   "policy.applied-disposition=none (p=reject,d=none) "
		   "header.from=example.net; x-ptr=fail policy.ptr=\"\"\n",
		"dmarc fail|reject|from example.net" },
	{ "Postfix's login is read",
		AR "auth=pass (LOGIN) smtp.auth=Anna smtp.mailfrom=a@x\n",
		"auth pass|login Anna" },
	{ "the login of a failure is nobody's", AR "auth=fail smtp.auth=anna\n",
		"auth fail" },
	{ "arc is read", AR "arc=pass (i=2 spf=fail)\n", "arc pass" },
	{ "every result of the standard has its name",
		AR "dmarc=none; spf=softfail; dkim=neutral; arc=policy;"
		   "auth=temperror\n" AR "dmarc=pass\n",
		"dmarc none spf softfail dkim neutral arc policy auth "
		"temperror" },
	{ "permerror is a result", AR "dmarc=permerror\n", "dmarc permerror" },
	{ "an unknown result is no pass",
		AR "dmarc=bestguesspass; spf=absent; dkim=passed\n",
		"dmarc other spf other dkim other" },
	{ "an unknown method is passed by", AR "iprev=pass; x-y=z; spf=pass\n",
		"spf pass" },
	{ "no results are no results", AR "none\n", "" },
	{ "no results, with a comment", AR "none (nothing was asked)\n", "" },
	{ "an id alone is nothing", "Authentication-Results: " ID "\n", "" },
	{ "a semicolon may stand last", AR "spf=pass;\n", "spf pass" },
	{ "comments and line ends may stand anywhere",
		"Authentication-Results:\r\n (a (b\\)) c) " ID "\r\n"
		" (d) 1 (e) ; (f) spf (g) / (h) 1 (i) = (j) pass\r\n"
		" (k) smtp (l) . (m) mailfrom (n) = (o) a@x (p)\r\n",
		"spf pass" },
	{ "the id may be written in any case",
		"authentication-results: MX.Example.COM; SPF=Pass\n",
		"spf pass" },
	{ "the id may be a string",
		"Authentication-Results: \"" ID "\"; spf=pass\n", "spf pass" },
	{ "another id is another's",
		"Authentication-Results: mx.example.org; spf=pass\n", "" },
	{ "an id that only starts like ours is another's",
		"Authentication-Results: " ID ".example.org; spf=pass\n", "" },
	{ "an id with a comment in it is another's",
		"Authentication-Results: " ID "(.example.org); spf=pass\n",
		"" },
	{ "a field without an id is another's",
		"Authentication-Results: spf=pass (sender IP is 192.0.2.1)\n",
		"" },
	{ "version 1 is ours", "Authentication-Results: " ID " 1; spf=pass\n",
		"spf pass" },
	{ "version 2 cannot be ours",
		"Authentication-Results: " ID " 2; spf=pass\n", "" },
	{ "a method of version 2 is another method",
		AR "spf/2=pass; dkim/1=pass\n", "dkim pass" },
	{ "a reason is passed by",
		AR "spf=fail reason=\"not; here=pass\" smtp.helo=x\n",
		"spf fail" },
	{ "a property without a type is passed by",
		AR "dmarc=pass action=none header.from=x.example\n",
		"dmarc pass|from x.example" },
	{ "a property may be empty", AR "spf=none smtp.mailfrom=; dkim=none\n",
		"spf none dkim none" },
	{ "a signer may be given by its user",
		AR "dkim=pass header.i=\"a b\"@Example.net\n",
		"dkim pass|signer example.net" },
	{ "an internationalised domain is one",
		AR "dmarc=pass header.from=bücher.example\n",
		"dmarc pass|from bücher.example" },
	{ "policy.dmarc is the policy",
		AR "dmarc=fail policy.dmarc=quarantine\n",
		"dmarc fail|quarantine" },
	{ "a policy in any case", AR "dmarc=pass (sp=none p=REJECT)\n",
		"dmarc pass|reject" },
	{ "sp is not the policy", AR "dmarc=fail (sp=reject dis=none)\n",
		"dmarc fail" },
	{ "another method's comment is not the policy",
		AR "spf=fail (p=none); dmarc=fail\n", "dmarc fail spf fail" },
	/* Of several. */
	{ "the topmost field with a method counts",
		AR "dmarc=fail\n" AR "dmarc=pass; spf=pass\n",
		"dmarc fail spf pass" },
	{ "what belongs to a result comes with it",
		AR "dmarc=fail header.from=a.example\n" AR
		   "dmarc=pass (p=reject) header.from=b.example\n",
		"dmarc fail|from a.example" },
	{ "of a field's results the first counts", AR "spf=fail; spf=pass\n",
		"spf fail" },
	{ "one signature that is right is enough",
		AR "dkim=fail header.d=a.example; dkim=pass header.d=b.example;"
		   "dkim=fail header.d=c.example\n",
		"dkim pass|signer b.example" },
	{ "every domain of From must pass",
		AR "dmarc=pass header.from=a.example;"
		   "dmarc=fail (p=reject) header.from=b.example;"
		   "dmarc=pass header.from=c.example\n",
		"dmarc fail|reject|from b.example" },
	/* The run. */
	{ "a field above our Received is ours", AR "spf=pass\n" OUTSIDE,
		"spf pass" },
	{ "a field below our Received is ours", OUTSIDE AR "spf=pass\n",
		"spf pass" },
	{ "a field between others is ours",
		OUTSIDE "DKIM-Filter: x\n" AR "spf=pass\nSubject: s\n",
		"spf pass" },
	{ "a field below the next Received is not",
		OUTSIDE "Received: from a by b\n" AR "spf=pass\n", "" },
	{ "nor if that Received names our host",
		OUTSIDE OUTSIDE AR "spf=pass\n", "" },
	{ "nor if it says that it came from here",
		OUTSIDE "Received: from x (localhost [127.0.0.1])\n\tby " ID
			"\n" AR "spf=pass\n",
		"" },
	{ "with a field above Received those below are not ours",
		AR "spf=fail\n" OUTSIDE AR "dmarc=pass\n", "spf fail" },
	{ "not even behind a Received from here",
		AR "spf=fail\nReceived: from x (localhost [127.0.0.1])\n"
		   "\tby " ID "\n" AR "dmarc=pass\n",
		"spf fail" },
	{ "a filter behind the queue is one of us",
		"Received: from x (localhost [127.0.0.1])\n\tby " ID "\n"
		"Received: from x (mx [IPv6:::1])\r\n\tby localhost\r\n" OUTSIDE
			AR "spf=pass\n",
		"spf pass" },
	{ "the host that our id names is one of us",
		"Received: from x (" ID
		" [192.0.2.9])\n\tby in.example.com\n" OUTSIDE AR "spf=pass\n",
		"spf pass" },
	{ "a client that says localhost is not",
		"Received: from localhost [127.0.0.1] by (x [192.0.2.1])\n"
		"\tby " ID "\n" OUTSIDE AR "spf=pass\n",
		"" },
	{ "a client that says our name is not",
		"Received: from (" ID " [127.0.0.1]) (x [192.0.2.1])\n"
		"\tby " ID "\n" OUTSIDE AR "spf=pass\n",
		"" },
	{ "a Received on one line tells nothing",
		"Received: from x (x [192.0.2.1]) by x (x "
		"[127.0.0.1])\n" OUTSIDE AR "spf=pass\n",
		"" },
	{ "what sendmail(1) took in is the user's",
		"Received: by " ID " (Postfix, from userid 33)\n" AR
		"spf=pass\n",
		"" },
	{ "a body is not read", "Subject: s\n\n" AR "spf=pass\n", "" },
	/* What broke others. */
	{ "a comment for a method is none (OpenDMARC 31)", AR "(null)=pass\n",
		"broken" },
	{ "a comment in a domain is no domain (CVE-2020-12272)",
		AR "dkim=pass header.d=example.net(.example.com\n", "broken" },
	{ "nor is one with an end",
		AR "dmarc=pass header.from=example.net(.example.com)\n",
		"broken" },
	{ "nor one that swallows a result",
		AR "dkim=pass header.d=example.net(.example.com; dmarc=fail "
		   "(p=reject)\n" AR "dmarc=pass\n",
		"broken" },
	{ "a domain of two is none", AR "dmarc=pass header.from=a.example,b\n",
		"broken" },
	{ "a domain with a slash is none", AR "dkim=pass header.d=a/b\n",
		"broken" },
	{ "a string without end is none", AR "spf=pass reason=\"x; dkim=pass\n",
		"broken" },
	{ "a backslash at the end is none", AR "spf=pass (x\\", "broken" },
	{ "a string's backslash at the end is none", AR "spf=pass a=\"x\\",
		"broken" },
	{ "a bracket that closes nothing is none", AR "spf=pass x=a)\n",
		"broken" },
	{ "two results without a semicolon are none", AR "spf=pass dkim\n",
		"broken" },
	{ "a method without a result is none", AR "spf=; dkim=pass\n",
		"broken" },
	{ "none with more is none", AR "none=\n", "broken" },
	{ "a word for a version is no version of ours",
		"Authentication-Results: " ID " x; spf=pass\n", "" },
	{ "no semicolon behind the version is none",
		"Authentication-Results: " ID " 1 spf=pass\n", "broken" },
	{ "bytes that are no UTF-8 are none",
		AR "dmarc=pass header.from=a\xff.example\n", "broken" },
	{ "a control character is none", AR "spf=pass x=\x01\n", "broken" },
	{ "below a broken field nothing counts, above it all does",
		AR "spf=pass\n" AR "dkim=pass; =\n" AR "dmarc=pass\n",
		"broken spf pass" },
	{ "64 results are read",
		AR TEN("x=y; x=y; x=y; x=y; x=y; x=y; ") "x=y; x=y; x=y; "
							 "spf=pass\n",
		"spf pass" },
	{ "65 are too many (OpenDMARC 441)",
		AR TEN("x=y; x=y; x=y; x=y; x=y; x=y; ") "x=y; x=y; x=y; x=y; "
							 "spf=pass\n",
		"broken" },
	{ "64 properties are read",
		AR "spf=pass" TEN(
			" a=b a=b a=b a=b a.b=c a=b") " a=b a=b a=b a=b\n",
		"spf pass" },
	{ "65 are too many",
		AR "spf=pass" TEN(
			" a=b a=b a=b a=b a=b a=b") " a=b a=b a=b a=b a=b\n",
		"broken" },
	{ "16 fields are read, the rest is not",
		TEN(AR "x=y\n") AR "x=y\n" AR "x=y\n" AR "x=y\n" AR "x=y\n" AR
				   "x=y\n" AR "spf=pass\n" AR "dkim=pass\n",
		"spf pass" },
};

static void
add(GString *text, const char *before, const char *what)
{
	if (*what != '\0')
		g_string_append_printf(text, "|%s%s", before, what);
}

static char *
told(const struct authres *is)
{
	g_autoptr(GString) text = g_string_new(is->broken ? "broken" : "");

	for (int i = 0; i < AUTH_METHODS; i++)
		if (is->results[i] != RESULT_ABSENT)
			g_string_append_printf(text, "%s%s %s",
				text->len ? " " : "", auth_method_name(i),
				auth_result_name(is->results[i]));
	if (is->policy != POLICY_UNKNOWN)
		add(text, "", auth_policy_name(is->policy));
	add(text, "from ", is->from);
	add(text, "signer ", is->signer);
	add(text, "login ", is->login);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static struct authres
read_text(const char *fields, const char *id)
{
	return authres_read(fields_of(fields, strlen(fields)), id);
}

static void
fields_are_read(void **state)
{
	const struct row *row = *state;
	const struct authres is = read_text(row->fields, ID);
	g_autofree char *got = told(&is);

	assert_string_equal(got, row->want);
}

static void
without_an_id_nothing_is_ours(void **state)
{
	const struct authres is =
		read_text("Authentication-Results: ; spf=pass\n" AR
			  "spf=pass\n",
			"");

	(void)state;
	assert_int_equal(is.results[AUTH_SPF], RESULT_ABSENT);
}

/* A field of n bytes of filling. */
static struct authres
read_long(const char *before, char filling, size_t n, const char *behind)
{
	g_autofree char *many = g_strnfill(n, filling);
	g_autofree char *fields =
		g_strconcat(AR "spf=pass", before, many, behind, "\n", NULL);

	return read_text(fields, ID);
}

static void
limits_hold(void **state)
{
	(void)state;
	assert_false(read_long(" header.b=", 'x', 16000, "").broken);
	assert_true(read_long(" header.b=", 'x', 17000, "").broken);
	assert_true(read_long(" ", 'x', 64, "=y").broken);
	assert_false(read_long(" ", 'x', 62, "=y").broken);
	assert_true(
		read_long("; dmarc=pass header.from=", 'x', 256, "").broken);
	assert_false(
		read_long("; dmarc=pass header.from=", 'x', 255, "").broken);
	assert_true(read_long("; auth=pass smtp.auth=", 'x', 256, "").broken);
	assert_true(read_long(" ", '(', 16000, "").broken);
}

static void
a_nul_breaks_a_field(void **state)
{
	static const char fields[] = AR "spf=pass; dmarc=pass\0; dkim=pass\n";
	const struct authres is =
		authres_read(fields_of(fields, sizeof(fields) - 1), ID);

	(void)state;
	assert_true(is.broken);
	assert_int_equal(is.results[AUTH_SPF], RESULT_ABSENT);
}

/* A field cut at any byte is read or broken, and never says more. */
static void
a_cut_field_says_less(void **state)
{
	static const char fields[] =
		AR "spf=pass (a \\( b) smtp.mailfrom=\"a b\"@x; dkim=fail\n";

	(void)state;
	for (size_t n = 1; n < sizeof(fields); n++) {
		g_autofree char *copy = g_memdup2(fields, n);
		const struct authres is = authres_read(fields_of(copy, n), ID);

		assert_int_not_equal(is.results[AUTH_DKIM], RESULT_PASS);
		assert_int_equal(is.results[AUTH_DMARC], RESULT_ABSENT);
	}
}

static const struct claim {
	const char *name, *value;
	bool want;
} claims[] = {
	{ "ours is claimed", ID "; spf=pass", true },
	{ "in any case", " MX.Example.com; spf=pass", true },
	{ "without a result", ID, true },
	{ "with a version, even a wrong one", ID " 2; spf=pass", true },
	{ "with a dot behind it", ID ".; spf=pass", true },
	{ "behind a comment with a semicolon", "(a;b) " ID "; spf=pass", true },
	{ "with a comment in it", "mx(.).example.com; spf=pass", true },
	{ "with one that touches it", ID "(.example.org); spf=pass", true },
	{ "as a string", "\"mx.\\example.com\"; spf=pass", true },
	{ "behind a comment without an end", "(" ID "; spf=pass", true },
	{ "behind a string without an end", "\" ;" ID "; spf=pass", true },
	{ "in the second line", "\n\t" ID "\n\t; spf=pass", true },
	{ "behind what should not be there", "\001, " ID "; spf=pass", true },
	{ "not a host below it", "a." ID "; spf=pass", false },
	{ "not one that starts like it", ID ".org; spf=pass", false },
	{ "not one that ends like it", "a-" ID "; spf=pass", false },
	{ "not what a result is about",
		"mx.example.net; spf=pass smtp.mailfrom=" ID, false },
	{ "not nothing", "", false },
};

static void
table_of_claims(void **state)
{
	const struct claim *claim = *state;

	assert_int_equal(authres_claims(claim->value, strlen(claim->value), ID),
		claim->want);
	assert_false(authres_claims(claim->value, strlen(claim->value), ""));
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, fields_are_read);
	tests_add(&tests, "without an authserv-id nothing is ours",
		without_an_id_nothing_is_ours, NULL);
	tests_add(&tests, "limits hold", limits_hold, NULL);
	tests_add(&tests, "a NUL breaks a field", a_nul_breaks_a_field, NULL);
	tests_add(&tests, "a cut field never says more", a_cut_field_says_less,
		NULL);
	TESTS_TABLE(&tests, claims, table_of_claims);
	return TESTS_RUN(&tests, "authres");
}
