#include "mail/html_feed.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum { NAME_SIZE = 12, PIECE_MAX = 64 * 1024 };

struct feed {
	htmlParserCtxtPtr parser;
	const char *end;
	const char *last_gt;  /* behind it, nothing is a tag */
	const char *distrust; /* up to there, quotes had no end */
	unsigned left_out;    /* start tags, for their depth */
	unsigned misfits;     /* elements looked at for end tags in vain */
};

static void
feed_bytes(struct feed *feed, const char *bytes, size_t size)
{
	for (size_t n; size > 0; bytes += n, size -= n) {
		n = MIN(size, PIECE_MAX);
		htmlParseChunk(feed->parser, bytes, (int)n, 0);
	}
}

static void
feed_text(struct feed *feed, const char *text)
{
	feed_bytes(feed, text, strlen(text));
}

struct tag {
	const char *end; /* behind the '>', or NULL */
	unsigned gaps;   /* in and between attributes */
};

static bool
is_gap(char c)
{
	return c == '/' || c == '"' || c == '\'' || g_ascii_isspace(c);
}

/* Behind the quotes that follow a '=', or NULL when they have no end. */
static const char *
skip_quoted(const char *at, const char *end)
{
	const char *close = NULL;

	while (at < end && g_ascii_isspace(*at))
		at++;
	if (at == end || (*at != '"' && *at != '\''))
		return at;
	close = memchr(at + 1, *at, (size_t)(end - at - 1));
	return close ? close + 1 : NULL;
}

static struct tag
scan_tag(const char *at, const char *end)
{
	struct tag tag = { NULL, 0 };

	while (at != NULL && at < end && *at != '>') {
		bool is_value = *at == '=';

		tag.gaps += is_value || (is_gap(*at) && !is_gap(at[1]));
		at = is_value ? skip_quoted(at + 1, end) : at + 1;
	}
	if (at != NULL && at < end)
		tag.end = at + 1;
	return tag;
}

/* Behind the next '>', which there is. */
static const char *
behind_gt(const struct feed *feed, const char *at)
{
	const char *gt = memchr(at, '>', (size_t)(feed->end - at));

	return gt ? gt + 1 : feed->end;
}

/* "div", in lower case; cut off when it is longer than any we know. */
static void
read_name(const char *at, char name[NAME_SIZE])
{
	size_t i = 0;

	for (; i < NAME_SIZE - 1 && g_ascii_isalnum(at[i]); i++)
		name[i] = g_ascii_tolower(at[i]);
	name[i] = '\0';
}

/* Behind the end tag of a script, or at the end of all, as browsers do. */
static const char *
behind_raw(const struct feed *feed, const char *at, const char *name)
{
	size_t size = strlen(name);

	while ((at = memchr(at, '<', (size_t)(feed->end - at))) != NULL) {
		if (at[1] == '/' &&
			g_ascii_strncasecmp(at + 2, name, size) == 0 &&
			!g_ascii_isalnum(at[2 + size]))
			return behind_gt(feed, at);
		at++;
	}
	return feed->end;
}

static void
feed_start(struct feed *feed, const char *at, struct tag tag, const char *name)
{
	static const char *const empty[] = { "area", "base", "basefont", "br",
		"col", "embed", "hr", "img", "input", "link", "meta", "param",
		"wbr", NULL };
	bool deepens = !g_strv_contains(empty, name);

	if (deepens && feed->parser->nameNr >= HTML_DEPTH_MAX) {
		feed->left_out++;
		feed_text(feed, "<br>");
	} else {
		feed_bytes(feed, at, (size_t)(tag.end - at));
	}
}

static void
feed_end(struct feed *feed, const char *at, struct tag tag, const char *name)
{
	htmlParserCtxtPtr parser = feed->parser;
	int depth = parser->nameNr;

	if (feed->left_out > 0) {
		feed->left_out--;
		return;
	}
	if (feed->misfits > HTML_MISFITS_MAX &&
		g_strcmp0((const char *)parser->name, name) != 0)
		return;
	feed_bytes(feed, at, (size_t)(tag.end - at));
	if (parser->nameNr == depth)
		feed->misfits += (unsigned)depth;
}

/* Behind the tag. */
static const char *
feed_tag(struct feed *feed, const char *at)
{
	static const char *const frames[] = { "html", "head", "body", NULL };
	static const char *const raw[] = { "iframe", "noembed", "noframes",
		"script", "style", "title", NULL };
	bool is_end = at[1] == '/';
	const char *limit = MIN(feed->end, at + HTML_TAG_BYTES_MAX);
	struct tag tag = { NULL, 0 };
	char name[NAME_SIZE];

	read_name(at + 1 + is_end, name);
	if (at >= feed->distrust)
		tag = scan_tag(at + 1, limit);
	if (tag.end == NULL) {
		feed->distrust = MAX(feed->distrust, limit);
		tag = (struct tag){ behind_gt(feed, at), UINT_MAX };
	}
	if (!is_end && g_strv_contains(raw, name))
		return tag.end[-2] == '/' ? tag.end :
					    behind_raw(feed, tag.end, name);
	if (tag.gaps > HTML_GAPS_MAX || g_strv_contains(frames, name))
		return tag.end;
	if (is_end)
		feed_end(feed, at, tag, name);
	else
		feed_start(feed, at, tag, name);
	return tag.end;
}

static const char *
skip_declaration(const struct feed *feed, const char *at)
{
	const char *close = NULL;

	if (!g_str_has_prefix(at, "<!--"))
		return behind_gt(feed, at);
	close = strstr(at + 2, "-->"); /* "<!-->" is a whole one */
	return close ? close + 3 : feed->end;
}

/* Behind the markup at that '<'. */
static const char *
feed_markup(struct feed *feed, const char *at)
{
	if (at < feed->last_gt && (at[1] == '!' || at[1] == '?'))
		return skip_declaration(feed, at);
	if (at < feed->last_gt && g_ascii_isalpha(at[1 + (at[1] == '/')]))
		return feed_tag(feed, at);
	feed_text(feed, "&lt;");
	return at + 1;
}

void
html_feed(htmlParserCtxtPtr parser, const char *html)
{
	struct feed feed = { .parser = parser, .end = html + strlen(html) };

	feed.last_gt = strrchr(html, '>') ? strrchr(html, '>') : html;
	feed.distrust = html;
	feed_text(&feed, "<body>");
	while (html < feed.end) {
		const char *tag = html + strcspn(html, "<");

		feed_bytes(&feed, html, (size_t)(tag - html));
		html = *tag ? feed_markup(&feed, tag) : tag;
	}
	htmlParseChunk(parser, NULL, 0, 1);
}
