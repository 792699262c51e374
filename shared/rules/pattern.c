#include "rules/pattern.h"

#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum {
	NESTING_MAX = 50,
	MATCH_LIMIT = 100000, /* backtracks from one place in the text */
	DEPTH_LIMIT = 20000,
	HEAP_KIB_MAX = 4096,
};

struct pattern {
	char *folded;      /* or NULL: a regex */
	pcre2_code *regex; /* or NULL */
	int step;          /* what a callout of the regex counts for */
};

/* What a search has cost so far, by its callouts. */
struct meter {
	int left, step;
	size_t last; /* place in the text */
};

static struct pattern *
refuse(struct pattern_flaw *flaw, size_t at, const char *why)
{
	flaw->at = at;
	g_strlcpy(flaw->why, why, sizeof(flaw->why));
	return NULL;
}

/*
 * With a callout in front of each item: the limits of PCRE2 count anew from
 * each place where a match may start, and repeats of a character not at all.
 */
static pcre2_code *
compile(const char *text, struct pattern_flaw *flaw)
{
	const uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS |
				 PCRE2_NEVER_BACKSLASH_C | PCRE2_AUTO_CALLOUT;
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	char why[sizeof(flaw->why)] = "";
	int number = 0;
	PCRE2_SIZE at = 0;

	pcre2_set_parens_nest_limit(context, NESTING_MAX);
	pcre2_code *regex = pcre2_compile((PCRE2_SPTR)text,
		PCRE2_ZERO_TERMINATED, options, &number, &at, context);
	pcre2_compile_context_free(context);
	if (regex != NULL)
		return regex;
	pcre2_get_error_message(number, (PCRE2_UCHAR *)why, sizeof(why));
	refuse(flaw, at, why);
	return NULL;
}

/*
 * What costs the length of the text at each step, and has no callout in it: the
 * bytes of a group compared again, and the scripts of what a group matched.
 */
static bool
is_bounded(const pcre2_code *regex, const char *text, struct pattern_flaw *flaw)
{
	uint32_t group = 0;
	const char *verb = strstr(text, "(*");

	pcre2_pattern_info(regex, PCRE2_INFO_BACKREFMAX, &group);
	if (group > 0)
		refuse(flaw, 0, "back references are not taken");
	while (verb != NULL && !g_ascii_isalpha(verb[2]))
		verb = strstr(verb + 1, "(*");
	if (verb != NULL)
		refuse(flaw, (size_t)(verb - text), "verbs are not taken");
	return group == 0 && verb == NULL;
}

/* The largest "{n": a repeat that fails may have passed so much. */
static int
longest_repeat(const char *text)
{
	enum { REPEAT_MAX = 65535 };
	guint64 most = 0;

	while ((text = strchr(text, '{')) != NULL) {
		guint64 n = g_ascii_strtoull(++text, NULL, 10);

		most = MAX(most, MIN(n, REPEAT_MAX));
	}
	return (int)most;
}

static struct pattern *
new_regex(const char *text, struct pattern_flaw *flaw)
{
	struct pattern *pattern = g_new0(struct pattern, 1);

	pattern->regex = compile(text, flaw);
	pattern->step = 1 + longest_repeat(text);
	if (pattern->regex != NULL && is_bounded(pattern->regex, text, flaw))
		return pattern;
	flaw->at += strlen(PATTERN_REGEX);
	pattern_free(pattern);
	return NULL;
}

struct pattern *
pattern_new(const char *text, struct pattern_flaw *flaw)
{
	const size_t prefix = strlen(PATTERN_REGEX);
	struct pattern *pattern = NULL;
	const char *end = NULL;
	bool is_regex = g_str_has_prefix(text, PATTERN_REGEX);

	if (text[is_regex ? prefix : 0] == '\0')
		return refuse(flaw, strlen(text), "it is empty");
	if (strlen(text) > PATTERN_BYTES_MAX)
		return refuse(flaw, PATTERN_BYTES_MAX, "it is too long");
	if (!g_utf8_validate(text, -1, &end))
		return refuse(flaw, (size_t)(end - text), "it is no UTF-8");
	if (is_regex)
		return new_regex(text + prefix, flaw);
	pattern = g_new0(struct pattern, 1);
	pattern->folded = g_utf8_casefold(text, -1);
	return pattern;
}

void
pattern_free(struct pattern *pattern)
{
	if (pattern == NULL)
		return;
	g_free(pattern->folded);
	pcre2_code_free(pattern->regex);
	g_free(pattern);
}

struct pattern_text
pattern_text(const char *text)
{
	const char *at = text;

	while (g_ascii_isprint(*at) || *at == '\n' || *at == '\t')
		at++;
	return (struct pattern_text){ text,
		*at == '\0' ? g_ascii_strdown(text, at - text) :
			      g_utf8_casefold(text, -1) };
}

void
pattern_text_clear(struct pattern_text *text)
{
	g_clear_pointer(&text->folded, g_free);
}

static int
on_callout(pcre2_callout_block *at, void *data)
{
	struct meter *meter = data;
	size_t here = at->current_position;
	size_t cost = (size_t)meter->step +
		      (here > meter->last ? here - meter->last : 0);

	meter->last = here;
	meter->left -= (int)cost;
	return meter->left < 0 ? PCRE2_ERROR_CALLOUT : 0;
}

static pcre2_match_context *
limits(struct meter *meter)
{
	pcre2_match_context *context = pcre2_match_context_create(NULL);

	pcre2_set_match_limit(context, MATCH_LIMIT);
	pcre2_set_depth_limit(context, DEPTH_LIMIT);
	pcre2_set_heap_limit(context, HEAP_KIB_MAX);
	pcre2_set_callout(context, on_callout, meter);
	return context;
}

/* At most max bytes of it, cut between characters. */
static size_t
size_of_start(const char *text, size_t max)
{
	size_t size = strnlen(text, max + 1);

	if (size <= max)
		return size;
	return (size_t)(g_utf8_find_prev_char(text, text + max + 1) - text);
}

static enum pattern_result
search_regex(const struct pattern *pattern, const char *text, int *cost)
{
	struct meter meter = {
		.left = MIN(*cost, PATTERN_COST_MAX),
		.step = pattern->step,
	};
	const int start = meter.left;
	pcre2_match_context *context = NULL;
	pcre2_match_data *data = NULL;
	int found = 0;

	if (*cost < 0)
		return PATTERN_TOO_COSTLY;
	context = limits(&meter);
	data = pcre2_match_data_create(1, NULL);
	found = pcre2_match(pattern->regex, (PCRE2_SPTR)text,
		size_of_start(text, PATTERN_TEXT_BYTES_MAX), 0, 0, data,
		context);
	pcre2_match_data_free(data);
	pcre2_match_context_free(context);
	*cost -= start - meter.left;
	if (found >= 0)
		return PATTERN_YES;
	return found == PCRE2_ERROR_NOMATCH ? PATTERN_NO : PATTERN_TOO_COSTLY;
}

/*
 * What a "*" took is extended when the rest does not fit; only the last one
 * needs to be, for whatever an earlier one could take this one can as well.
 */
static bool
match_stars(const char *pattern, const char *text)
{
	const char *star = NULL, *taken = NULL;

	while (*text != '\0') {
		if (*pattern == '*') {
			star = ++pattern;
			taken = text;
		} else if (*pattern == *text) {
			pattern++;
			text++;
		} else if (star != NULL && *taken != '\n') {
			pattern = star;
			text = ++taken;
		} else {
			return false;
		}
	}
	return pattern[strspn(pattern, "*")] == '\0';
}

enum pattern_result
pattern_match(const struct pattern *pattern, const struct pattern_text *text,
	int *cost)
{
	if (pattern->regex != NULL)
		return search_regex(pattern, text->text, cost);
	return match_stars(pattern->folded, text->folded) ? PATTERN_YES :
							    PATTERN_NO;
}

enum pattern_result
pattern_search(const struct pattern *pattern, const struct pattern_text *text,
	int *cost)
{
	if (pattern->regex != NULL)
		return search_regex(pattern, text->text, cost);
	return strstr(text->folded, pattern->folded) != NULL ? PATTERN_YES :
							       PATTERN_NO;
}
