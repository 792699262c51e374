/* What a filter asks is read. */
#include "rules/filter.h"

#include "mail/address.h"

#include <string.h>

static const char *const actions[] = {
	[FILTER_SKIP] = "skip",
	[FILTER_FOLDER] = "folder",
	[FILTER_GROUP_FOLDER] = "group-folder",
	[FILTER_NONE] = "none",
	[FILTER_REJECT] = "reject",
	[FILTER_DISCARD] = "discard",
	[FILTER_TAG] = "tag",
};

const char *
filter_action_name(enum filter_action action)
{
	return actions[action];
}

enum filter_action
filter_action_parse(const char *name)
{
	for (int i = 0; i < FILTER_ACTIONS; i++)
		if (g_strcmp0(actions[i], name) == 0)
			return i;
	return FILTER_NONE;
}

static bool
read_pattern(const char *term, const char *text, struct pattern **pattern,
	struct filter_flaw *flaw)
{
	if (text == NULL)
		return true;
	flaw->term = term;
	flaw->text = text;
	*pattern = pattern_new(text, &flaw->flaw);
	return *pattern != NULL;
}

/*
 * Addresses are kept with A-labels (mail/address.h); "*@*.müller.example" is
 * meant for them.
 */
static char *
with_a_labels(const char *text)
{
	const char *domain = strrchr(text, '@');
	g_autofree char *address = NULL;
	g_autofree char *folded = NULL;

	if (domain == NULL || g_str_has_prefix(text, PATTERN_REGEX))
		return NULL;
	domain++;
	if (g_str_has_prefix(domain, "*."))
		domain += 2;
	address = g_strconcat("a@", domain, NULL);
	folded = address_fold(address);
	if (folded == NULL)
		return NULL;
	return g_strdup_printf("%.*s%s", (int)(domain - text), text,
		folded + strlen("a@"));
}

static bool
read_address(const char *term, const char *text, struct pattern **pattern,
	struct filter_flaw *flaw)
{
	g_autofree char *ours = NULL;

	if (!read_pattern(term, text, pattern, flaw))
		return false;
	ours = text ? with_a_labels(text) : NULL;
	if (ours == NULL)
		return true;
	pattern_free(*pattern);
	*pattern = pattern_new(ours, &flaw->flaw);
	return *pattern != NULL;
}

static bool
read_phrases(const char *term, const char *const *texts, GPtrArray *patterns,
	struct filter_flaw *flaw)
{
	for (; texts != NULL && *texts != NULL; texts++) {
		struct pattern *pattern = NULL;

		if (!read_pattern(term, *texts, &pattern, flaw))
			return false;
		g_ptr_array_add(patterns, pattern);
	}
	return true;
}

static bool
read_result(const char *word, enum auth_result *result)
{
	for (int i = RESULT_NONE; i < RESULT_OTHER; i++)
		if (strcmp(auth_result_name(i), word) == 0) {
			*result = i;
			return true;
		}
	return false;
}

static bool
read_auth(const char *text, struct filter *filter, struct filter_flaw *flaw)
{
	const char *sign = text ? strchr(text, '=') : NULL;

	if (text == NULL)
		return true;
	flaw->term = "auth";
	flaw->text = text;
	for (int i = 0; sign != NULL && i < AUTH_LOGIN; i++) {
		const char *name = auth_method_name(i);

		if (strlen(name) != (size_t)(sign - text) ||
			strncmp(name, text, strlen(name)) != 0)
			continue;
		filter->method = i;
		filter->asks_auth = read_result(sign + 1, &filter->result);
		flaw->flaw.at = (size_t)(sign + 1 - text);
	}
	g_strlcpy(flaw->flaw.why,
		"wanted is dmarc, spf, dkim or arc, and pass, fail, none, ...: "
		"dmarc=fail",
		sizeof(flaw->flaw.why));
	return filter->asks_auth;
}

static bool
read_terms(const struct filter_terms *terms, struct filter *filter,
	struct filter_flaw *flaw)
{
	return read_address("sender", terms->sender, &filter->sender, flaw) &&
	       read_address("from", terms->from, &filter->from, flaw) &&
	       read_address("to", terms->to, &filter->to, flaw) &&
	       read_pattern("subject", terms->subject, &filter->subject,
		       flaw) &&
	       read_pattern("header", terms->header, &filter->header, flaw) &&
	       read_phrases("body-any", terms->body_any, filter->body_any,
		       flaw) &&
	       read_phrases("body-all", terms->body_all, filter->body_all,
		       flaw) &&
	       read_auth(terms->auth, filter, flaw);
}

static GPtrArray *
new_phrases(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)pattern_free);
}

struct filter *
filter_new(const struct filter_terms *terms, struct filter_flaw *flaw)
{
	g_autoptr(filter) filter = g_new0(struct filter, 1);

	*flaw = (struct filter_flaw){ .term = NULL };
	filter->header_name = g_strdup(terms->header_name);
	filter->body_any = new_phrases();
	filter->body_all = new_phrases();
	filter->size_over = terms->size_over;
	filter->attachment = terms->attachment;
	filter->spam = terms->spam;
	return read_terms(terms, filter, flaw) ? g_steal_pointer(&filter) :
						 NULL;
}

void
filter_free(struct filter *filter)
{
	if (filter == NULL)
		return;
	g_free(filter->name);
	g_free(filter->answer);
	pattern_free(filter->sender);
	pattern_free(filter->from);
	pattern_free(filter->to);
	pattern_free(filter->subject);
	pattern_free(filter->header);
	g_free(filter->header_name);
	g_ptr_array_unref(filter->body_any);
	g_ptr_array_unref(filter->body_all);
	g_free(filter);
}
