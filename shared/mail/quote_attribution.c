#include "mail/quote_lines.h"
#include "mail/quote_phrase.h"

#include <string.h>

enum {
	FOLDED_LINES_MAX = 6,
	NAME_WORDS_MAX = 6, /* "Jane Doe wrote:" */
};

/* A place where lines are joined. */
struct attribution {
	const struct quote_lines *lines;
	enum quote_depth depth;
	guint first, behind; /* the lines in it */
	bool opens; /* starts with a word that attributions start with */
	bool apart; /* no line of text right above it */
	GString *joined, *key;
};

static bool
is_quote(const struct quote_lines *lines, guint i)
{
	return i < lines->n &&
	       (quote_has_mark(lines, i) || quote_has_bar(lines, i));
}

/* It has to tell a date or an address in its first line, to be one. */
static bool
opens(const char *key)
{
	struct phrase_facts facts = phrase_facts(key);

	key += strspn(key, "- ");
	return phrase_start(key, WORDS_OPENER) != NULL &&
	       (facts.digit || facts.address);
}

static bool
ends_in_colon(const GString *text)
{
	return text->len > 0 && text->str[text->len - 1] == ':';
}

/* A date and an address may be anybody's; above marks they are no list's. */
static bool
is_above_quote(const struct attribution *here)
{
	return is_quote(here->lines, quote_next(here->lines, here->behind - 1));
}

/* "2013/7/20 Jane <jane@example.com>", as Google wrote for a while. */
static bool
is_google(const struct attribution *here, struct phrase_facts facts)
{
	const char *key = here->joined->str;
	const char *zone = strstr(key, " gmt");

	if (!g_ascii_isdigit(*key) || !facts.year)
		return false;
	if (facts.address && facts.brackets && g_str_has_suffix(key, ">"))
		return is_above_quote(here);
	return facts.time && zone != NULL &&
	       (zone[4] == '+' || zone[4] == '-') &&
	       facts.words <= 4 + NAME_WORDS_MAX;
}

static bool
stands_alone(const struct attribution *here)
{
	guint i = here->behind;

	return i >= here->lines->n || is_quote(here->lines, i) ||
	       here->lines->line[i].kind == LINE_BLANK;
}

/* "Jane Doe <jane@example.com>", where somebody took the date away. */
static bool
is_name(const struct attribution *here, struct phrase_facts facts)
{
	return here->depth == KEY_AS_IT_IS && facts.brackets &&
	       facts.words <= NAME_WORDS_MAX &&
	       g_str_has_suffix(here->joined->str, ">") &&
	       is_quote(here->lines, here->behind);
}

/* ">>> Jane Doe <jane@example.com> 02.01.2013 10:11 >>>" */
static bool
is_groupwise(const char *key, struct phrase_facts facts)
{
	return g_str_has_prefix(key, ">>> ") && g_str_has_suffix(key, ">>>") &&
	       (facts.year || facts.address);
}

static bool
is_complete(const struct attribution *here)
{
	const GString *text = here->joined;

	return ends_in_colon(text) ||
	       (g_str_has_prefix(text->str, "--") &&
		       g_str_has_suffix(text->str, "--"));
}

/* "Jane <jane@example.com>:", and nothing of what happened. */
static bool
names_last(const char *text)
{
	return g_str_has_suffix(text, ">:") || g_str_has_suffix(text, "):");
}

static bool
judge(const struct attribution *here)
{
	const char *text = here->joined->str;
	struct phrase_facts facts = phrase_facts(text);
	guint next = quote_next(here->lines, here->behind - 1);
	bool quoted =
		here->depth == KEY_WITHOUT_MARKS || is_quote(here->lines, next);
	bool dated = facts.year && facts.time;
	bool wrote = phrase_wrote(text);

	if (quoted && wrote)
		return facts.year || facts.time || facts.address ||
		       facts.words <= NAME_WORDS_MAX;
	if (quoted)
		return dated || facts.address;
	if ((!here->opens && !here->apart) || phrase_speaks(text))
		return false;
	return (wrote && (dated || facts.address)) ||
	       (dated && facts.brackets && names_last(text));
}

/* The next line that may belong to it, or 0. */
static guint
find_more(const struct attribution *here)
{
	const struct quote_lines *lines = here->lines;
	guint i = here->behind;

	if (i < lines->n && lines->line[i].kind == LINE_BLANK && here->opens) {
		i = quote_next(lines, i);
		if (i < lines->n && *quote_at(lines, i) != '<')
			return 0;
	}
	if (i >= lines->n || i - here->first >= FOLDED_LINES_MAX ||
		lines->line[i].kind == LINE_BLANK)
		return 0;
	return i;
}

/* "> wrote:" ends a folded "<jane@example.com", or is quoted. */
static bool
is_open(const char *text)
{
	const char *open = strrchr(text, '<'), *close = strrchr(text, '>');
	int depth = 0;

	if (open == NULL)
		return false;
	if (close == NULL || open > close)
		return true;
	for (; *text != '\0'; text++)
		depth += (*text == '<') - (*text == '>');
	return depth > 0;
}

/* What makes the next "at 20:45" no start of its own. */
static bool
tells(const char *joined)
{
	return phrase_facts(joined).year || phrase_wrote(joined);
}

static bool
join_more(struct attribution *here)
{
	guint i = find_more(here);

	if (i == 0 || here->joined->len > 2 * (gsize)QUOTE_KEY_BYTES_MAX)
		return false;
	if (here->depth == KEY_AS_IT_IS && quote_has_mark(here->lines, i) &&
		!is_open(here->joined->str))
		return false;
	quote_key(here->lines, i, here->depth, here->key);
	if (opens(here->key->str) && !tells(here->joined->str))
		return false; /* it starts there */
	g_string_append_c(here->joined, ' ');
	g_string_append_len(here->joined, here->key->str,
		(gssize)here->key->len);
	here->behind = i + 1;
	return true;
}

/* A first line that tells nothing is not worth joining. */
static bool
may_start(struct attribution *here, struct phrase_facts facts)
{
	here->opens = opens(here->joined->str);
	here->apart = here->first == 0 ||
		      here->lines->line[here->first - 1].kind != LINE_OWN;
	return here->opens || ends_in_colon(here->joined) ||
	       (here->apart && (facts.year || facts.time || facts.address));
}

static guint
look(struct attribution *here)
{
	quote_key(here->lines, here->first, here->depth, here->joined);
	struct phrase_facts facts = phrase_facts(here->joined->str);

	if (is_groupwise(here->joined->str, facts))
		return 1;
	if (here->depth == KEY_AS_IT_IS &&
		quote_has_mark(here->lines, here->first))
		return 0;
	if (!may_start(here, facts))
		return 0;
	if (here->apart && stands_alone(here) &&
		(is_google(here, facts) || is_name(here, facts)))
		return 1;
	while (!is_complete(here))
		if ((!here->opens && !here->apart) || !join_more(here))
			return 0;
	return judge(here) ? here->behind - here->first : 0;
}

guint
quote_attribution(const struct quote_lines *lines, guint i,
	enum quote_depth depth)
{
	g_autoptr(GString) joined = g_string_new(NULL);
	g_autoptr(GString) key = g_string_new(NULL);
	struct attribution here = { .lines = lines,
		.depth = depth,
		.first = i,
		.behind = i + 1,
		.joined = joined,
		.key = key };

	return look(&here);
}
