/* The options of `postcase filter add` and `filter set`, and what they say. */
#include "ctl/cmd.h"
#include "ctl/filter_form.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"
#include "rules/filter.h"

#include <string.h>
#include <sysexits.h>

struct filter_said filter_said;

/* clang-format off */
#define COMMON \
	{ "sender", 0, 0, G_OPTION_ARG_STRING, &filter_said.sender, "the envelope sender's address", "PATTERN" }, \
	{ "from", 0, 0, G_OPTION_ARG_STRING, &filter_said.from, "the address of From", "PATTERN" }, \
	{ "to", 0, 0, G_OPTION_ARG_STRING, &filter_said.to, "one of the addresses of To and Cc", "PATTERN" }, \
	{ "subject", 0, 0, G_OPTION_ARG_STRING, &filter_said.subject, "the whole subject", "PATTERN" }, \
	{ "body-any", 0, 0, G_OPTION_ARG_STRING_ARRAY, &filter_said.body_any, "the text has this, or that (give it again)", "PHRASE" }, \
	{ "body-all", 0, 0, G_OPTION_ARG_STRING_ARRAY, &filter_said.body_all, "the text has this, and that (give it again)", "PHRASE" }, \
	{ "header", 0, 0, G_OPTION_ARG_STRING, &filter_said.header, "a field of the header", "NAME: PATTERN" }, \
	{ "size-over", 0, 0, G_OPTION_ARG_STRING, &filter_said.size_over, "larger than so many bytes", "N[K|M]" }, \
	{ "attachment", 0, 0, G_OPTION_ARG_STRING, &filter_said.attachment, "with or without an attachment", "yes|no" }, \
	{ "auth", 0, 0, G_OPTION_ARG_STRING, &filter_said.auth, "what our mail server found out about the sender", "dmarc=fail|..." }, \
	{ "spam", 0, 0, G_OPTION_ARG_STRING, &filter_said.spam, "our spam filter says so, or not (see spam_header)", "yes|no" }, \
	{ "action", 0, 0, G_OPTION_ARG_STRING, &filter_said.action, "what is done with it", "skip|folder|group-folder|none|reject|discard|tag" }, \
	{ "folder", 0, 0, G_OPTION_ARG_STRING, &filter_said.folder, "where to, for folder and group-folder", "NAME" }, \
	{ "answer", 0, 0, G_OPTION_ARG_STRING, &filter_said.answer, "reject: what the sender is told; tag: the field", "TEXT" }, \
	{ "mark-read", 0, 0, G_OPTION_ARG_STRING, &filter_said.mark_read, "a user's: it comes read", "yes|no" }, \
	{ "skip-notification", 0, 0, G_OPTION_ARG_STRING, &filter_said.skip_notification, "a user's: nobody is told", "yes|no" }

const GOptionEntry filter_add_options[] = {
	{ "global", 0, 0, G_OPTION_ARG_NONE, &filter_said.global, "for all mail", NULL },
	{ "group", 0, 0, G_OPTION_ARG_STRING, &filter_said.group, "for the mail of this group account", "ADDRESS" },
	{ "personal", 0, 0, G_OPTION_ARG_STRING, &filter_said.personal, "for the mail of this personal account", "ADDRESS" },
	{ "user", 0, 0, G_OPTION_ARG_NONE, &filter_said.user, "for all that comes into the own inbox", NULL },
	COMMON,
	G_OPTION_ENTRY_NULL,
};

const GOptionEntry filter_set_options[] = {
	COMMON,
	{ "name", 0, 0, G_OPTION_ARG_STRING, &filter_said.name, "another name", "NAME" },
	{ "active", 0, 0, G_OPTION_ARG_STRING, &filter_said.active, "no: it rests", "yes|no" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

/* "" takes a setting away. */
static const char *
wanted(const char *text)
{
	return text != NULL && *text != '\0' ? text : NULL;
}

static bool
read_header(struct filter_form *form, GError **error)
{
	const char *said = filter_said.header;
	const char *colon = said ? strchr(said, ':') : NULL;

	if (said == NULL)
		return true;
	if (*said == '\0') {
		form->header_name = g_strdup("");
		form->header = g_strdup("");
		return true;
	}
	for (const char *c = said; colon != NULL && c < colon; c++)
		if (!g_ascii_isgraph(*c))
			colon = said;
	if (colon == NULL || colon == said)
		return status_set(error, EX_USAGE,
			"--header wants the name of a field, a colon and a "
			"pattern, as 'List-Id: *announce*', not '%s'",
			said);
	form->header_name = g_strndup(said, (gsize)(colon - said));
	form->header = g_strstrip(g_strdup(colon + 1));
	return true;
}

/* "200", "200K", "5M" */
static bool
read_size(struct filter_form *form, GError **error)
{
	static const char units[] = "KMG";
	const char *said = filter_said.size_over;
	char *end = NULL;
	guint64 size = 0;
	const char *unit = NULL;

	if (said == NULL || *said == '\0') {
		form->size_over = g_strdup(said);
		return true;
	}
	if (g_ascii_isdigit(*said))
		size = g_ascii_strtoull(said, &end, 10);
	if (size > 0 && *end != '\0') {
		unit = strchr(units, g_ascii_toupper(*end++));
		size <<= unit ? 10 * (unit - units + 1) : 0;
	}
	if (size == 0 || size > G_MAXINT32 || *end != '\0')
		return status_set(error, EX_USAGE,
			"--size-over wants a number of bytes (300K, 5M), not "
			"'%s'",
			said);
	form->size_over = g_strdup_printf("%" G_GUINT64_FORMAT, size);
	return true;
}

/* yes, no, or "". */
static bool
read_yes(const char *said, const char *option, const char **yes, GError **error)
{
	if (said == NULL || *said != '\0')
		return value_yes(said, option, yes, error);
	*yes = "";
	return true;
}

static bool
read_words(struct filter_form *form, GError **error)
{
	return read_yes(filter_said.attachment, "--attachment",
		       &form->attachment, error) &&
	       read_yes(filter_said.spam, "--spam", &form->spam, error) &&
	       value_yes(filter_said.mark_read, "--mark-read", &form->mark_read,
		       error) &&
	       value_yes(filter_said.skip_notification, "--skip-notification",
		       &form->skip_notification, error) &&
	       value_yes(filter_said.active, "--active", &form->active, error);
}

/* Those that are said, without empty ones; NULL: none is said. */
static GPtrArray *
phrases(char **said)
{
	GPtrArray *list = said ? g_ptr_array_new() : NULL;

	for (; said != NULL && *said != NULL; said++)
		if (**said != '\0')
			g_ptr_array_add(list, *said);
	return list;
}

static char *
phrase_list(GPtrArray *list)
{
	return list ? rows_list(list) : NULL;
}

/* The text, and a mark below its wrong place. */
static void
point_at(const struct filter_flaw *flaw)
{
	g_autofree char *start = g_strndup(flaw->text, flaw->flaw.at);
	g_autofree char *clean = term_clean(start, false);
	g_autofree char *text = term_clean(flaw->text, false);

	note("  %s\n  %*s^", text, (int)term_columns(clean), "");
}

static bool
check_patterns(const struct filter_form *form, GPtrArray *any, GPtrArray *all,
	GError **error)
{
	struct filter_flaw flaw;
	const struct filter_terms terms = {
		.sender = wanted(filter_said.sender),
		.from = wanted(filter_said.from),
		.to = wanted(filter_said.to),
		.subject = wanted(filter_said.subject),
		.header = wanted(form->header),
		.auth = wanted(filter_said.auth),
		.body_any = any ? (const char *const *)any->pdata : NULL,
		.body_all = all ? (const char *const *)all->pdata : NULL,
	};
	g_autoptr(filter) filter = filter_new(&terms, &flaw);

	if (filter != NULL)
		return true;
	point_at(&flaw);
	return status_set(error, EX_DATAERR, "--%s at byte %zu: %s", flaw.term,
		flaw.flaw.at + 1, flaw.flaw.why);
}

/* All texts are one line: so are the phrases of filters_find. */
static bool
are_lines(GPtrArray *texts, GError **error)
{
	for (guint i = 0; texts != NULL && i < texts->len; i++)
		if (strchr(g_ptr_array_index(texts, i), '\n') != NULL)
			return status_set(error, EX_DATAERR,
				"a phrase is one line");
	return true;
}

static void
end_list(GPtrArray *list)
{
	if (list != NULL)
		g_ptr_array_add(list, NULL);
}

bool
filter_form_read(struct filter_form *form, GError **error)
{
	g_autoptr(GPtrArray) any = phrases(filter_said.body_any);
	g_autoptr(GPtrArray) all = phrases(filter_said.body_all);

	form->body_any = phrase_list(any);
	form->body_all = phrase_list(all);
	if (!value_name(filter_said.name, "name", error) ||
		!value_name(wanted(filter_said.answer), "answer", error) ||
		!read_header(form, error) || !read_size(form, error) ||
		!read_words(form, error) || !are_lines(any, error) ||
		!are_lines(all, error))
		return false;
	end_list(any);
	end_list(all);
	return check_patterns(form, any, all, error);
}

void
filter_form_clear(struct filter_form *form)
{
	g_free(form->header_name);
	g_free(form->header);
	g_free(form->size_over);
	g_free(form->body_any);
	g_free(form->body_all);
}
