#include "mail/authres_result.h"

#include <string.h>

static const char *const method_names[AUTH_METHODS] = {
	[AUTH_DMARC] = "dmarc",
	[AUTH_SPF] = "spf",
	[AUTH_DKIM] = "dkim",
	[AUTH_ARC] = "arc",
	[AUTH_LOGIN] = "auth",
};

static const char *const result_names[] = {
	[RESULT_ABSENT] = "absent",
	[RESULT_NONE] = "none",
	[RESULT_PASS] = "pass",
	[RESULT_FAIL] = "fail",
	[RESULT_SOFTFAIL] = "softfail",
	[RESULT_NEUTRAL] = "neutral",
	[RESULT_POLICY] = "policy",
	[RESULT_TEMPERROR] = "temperror",
	[RESULT_PERMERROR] = "permerror",
	[RESULT_OTHER] = "other",
};

static const char *const policy_names[] = {
	[POLICY_UNKNOWN] = "unknown",
	[POLICY_NONE] = "none",
	[POLICY_QUARANTINE] = "quarantine",
	[POLICY_REJECT] = "reject",
};

enum kind { IS_DOMAIN, IS_LOGIN, IS_POLICY };

/* OpenDMARC, Authentication Milter and rspamd say the policy in three ways. */
static const struct {
	enum auth_method method;
	const char *type, *property;
	enum kind kind;
} properties[] = {
	{ AUTH_DMARC, "header", "from", IS_DOMAIN },
	{ AUTH_DMARC, "policy", "dmarc", IS_POLICY },
	{ AUTH_DMARC, "policy", "published-domain-policy", IS_POLICY },
	{ AUTH_DKIM, "header", "d", IS_DOMAIN },
	{ AUTH_DKIM, "header", "i", IS_DOMAIN },
	{ AUTH_LOGIN, "smtp", "auth", IS_LOGIN },
};

/* The place of the word among n names, or n. */
static unsigned
place_of(const char *word, const char *const *names, unsigned n)
{
	unsigned i = 0;

	while (i < n && strcmp(word, names[i]) != 0)
		i++;
	return i;
}

static enum auth_policy
policy_of(const char *word)
{
	g_autofree char *lower = g_ascii_strdown(word, -1);
	unsigned place =
		place_of(lower, policy_names, G_N_ELEMENTS(policy_names));

	return place < G_N_ELEMENTS(policy_names) ? place : POLICY_UNKNOWN;
}

/* "p=REJECT sp=none dis=none", "policy=reject" */
static enum auth_policy
policy_in(const char *comments)
{
	g_auto(GStrv) words = g_strsplit_set(comments, " \t\r\n,;", -1);
	enum auth_policy policy = POLICY_UNKNOWN;

	for (char **w = words; *w != NULL && policy == POLICY_UNKNOWN; w++) {
		const char *sign = strchr(*w, '=');

		if (g_ascii_strncasecmp(*w, "p=", 2) == 0 ||
			g_ascii_strncasecmp(*w, "policy=", 7) == 0)
			policy = policy_of(sign + 1);
	}
	return policy;
}

/* "user@Example.COM" gives "example.com"; false when it is no domain. */
static bool
put_domain(char *name, const char *value)
{
	const char *at = strrchr(value, '@');
	g_autofree char *domain = g_ascii_strdown(at ? at + 1 : value, -1);

	for (const char *c = domain; *c != '\0'; c++)
		if ((guchar)*c < 0x80 && !g_ascii_isalnum(*c) &&
			strchr("-._", *c) == NULL)
			return false;
	return *name != '\0' ||
	       g_strlcpy(name, domain, AUTHRES_NAME_BYTES) < AUTHRES_NAME_BYTES;
}

/* The first one of a kind counts; a login has no blanks and controls. */
static bool
put_property(struct finding *finding, enum kind kind, const char *value)
{
	switch (kind) {
	case IS_DOMAIN:
		return put_domain(finding->name, value);
	case IS_LOGIN:
		return *finding->name != '\0' ||
		       g_strlcpy(finding->name, value, AUTHRES_NAME_BYTES) <
			       AUTHRES_NAME_BYTES;
	case IS_POLICY:
		if (finding->policy == POLICY_UNKNOWN)
			finding->policy = policy_of(value);
		return true;
	}
	return false;
}

/* "header.from=example.com", or what has no type: "reason=..." */
static bool
read_property(struct scan *scan, struct finding *finding, GString *value)
{
	char type[SCAN_WORD_BYTES], property[SCAN_WORD_BYTES] = "";
	bool dot = false, sign = false;

	if (!scan_word(scan, type) || !scan_mark(scan, '.', &dot) ||
		(dot && !scan_word(scan, property)) ||
		!scan_mark(scan, '=', &sign) || !sign ||
		!scan_value(scan, value))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(properties); i++)
		if (properties[i].method == finding->method &&
			strcmp(properties[i].type, type) == 0 &&
			strcmp(properties[i].property, property) == 0)
			return put_property(finding, properties[i].kind,
				value->str);
	return true;
}

static bool
read_properties(struct scan *scan, struct finding *finding)
{
	g_autoptr(GString) value = g_string_new(NULL);

	for (int n = 0; n <= AUTHRES_PROPERTIES_MAX; n++) {
		if (!scan_space(scan))
			return false;
		if (scan->at == scan->end || *scan->at == ';')
			return true;
		if (!read_property(scan, finding, value))
			return false;
	}
	return false;
}

/* "method/version=result"; a version that is not 1 is another method. */
static bool
read_method(struct scan *scan, struct finding *finding)
{
	char method[SCAN_WORD_BYTES], version[SCAN_WORD_BYTES] = "1";
	char result[SCAN_WORD_BYTES] = "";
	bool slash = false, sign = false;

	if (!scan_word(scan, method) || !scan_mark(scan, '/', &slash) ||
		(slash && !scan_word(scan, version)) ||
		!scan_mark(scan, '=', &sign))
		return false;
	if (!sign) /* no results at all */
		return strcmp(method, "none") == 0 && !slash;
	if (!scan_word(scan, result))
		return false;
	if (strcmp(version, "1") == 0)
		finding->method = place_of(method, method_names, AUTH_METHODS);
	finding->result =
		MIN(RESULT_OTHER, place_of(result, result_names, RESULT_OTHER));
	if (finding->result == RESULT_ABSENT)
		finding->result = RESULT_OTHER;
	return true;
}

bool
authres_result(struct scan *scan, struct finding *finding)
{
	*finding = (struct finding){ .method = AUTH_METHODS };
	g_string_truncate(scan->comments, 0);
	if (!read_method(scan, finding) || !read_properties(scan, finding))
		return false;
	if (finding->policy == POLICY_UNKNOWN)
		finding->policy = policy_in(scan->comments->str);
	return true;
}

const char *
auth_method_name(enum auth_method method)
{
	return method_names[method];
}

const char *
auth_result_name(enum auth_result result)
{
	return result_names[result];
}

const char *
auth_policy_name(enum auth_policy policy)
{
	return policy_names[policy];
}
