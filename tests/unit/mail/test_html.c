#include "mail/html.h"

#include "table.h"

#include <time.h>

enum { MAX = 1024 * 1024, HOSTILE_BYTES = 1000 * 1000, US_MAX = 2000000 };

struct row {
	const char *name, *html, *text;
	const char *fresh; /* NULL: there is no container */
};

static const struct row shown[] = {
	{ "blanks and line ends collapse", " <p>One <b>t</b>wo\n\t three </p> ",
		"One two three\n", NULL },
	{ "a block is a line, a paragraph has a blank one around it",
		"<div>a</div><div>b</div><p>c</p><p>d</p>e",
		"a\nb\n\nc\n\nd\n\ne\n", NULL },
	{ "<br> ends a line, two of them leave a blank one",
		"a<br>b<br><br>c<br><br><br><br>d", "a\nb\n\nc\n\nd\n", NULL },
	{ "<br> at the end of a block is none",
		"<div>a<br></div><div>b</div><div><br></div>c", "a\nb\n\nc\n",
		NULL },
	{ "Outlook's paragraphs are lines, and one of &nbsp; is a blank line",
		"<p class=MsoNormal>a</p><p class=MsoNormal>b</p>"
		"<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
		"<p style='margin:0cm 0cm 0.0001pt'>c</p>",
		"a\nb\n\nc\n", NULL },
	{ "a list in a list is indented",
		"<ul><li>one<li>two<ul><li>in<br>more</li></ul><li></ul>",
		"- one\n- two\n  - in\n    more\n", NULL },
	{ "a numbered list counts from its start",
		"<ol start=9><li><p>x</p><li>y</ol><ol><li>z</ol>",
		"9. x\n\n10. y\n\n1. z\n", NULL },
	{ "a row is a line, and its cells are apart",
		"<table><tr><th>Name<td><p>Ann</p></td></tr>"
		"<tr><td><p>Age</p><td><td>3</table>!",
		"Name  Ann\nAge  3\n!\n", NULL },
	{ "a cell of many lines is no part of a line",
		"<table><tr><td>a<br>b<td>c</table>", "a\nb\nc\n", NULL },
	{ "a table in a cell starts where the cell does",
		"<table><tr><td>a<td><table><tr><td>b<td>c</table></table>",
		"a  b  c\n", NULL },
	{ "<pre> keeps what it has", "a<pre>  x\n    y\n\n\nz</pre>b",
		"a\n\n  x\n    y\n\nz\n\nb\n", NULL },
	{ "so does a style", "<div style='WHITE-SPACE: pre-wrap'>a\n  b</div>",
		"a\n  b\n", NULL },
	{ "a link shows where it leads",
		"<a href='https://example.com/a?b&amp;c'>here</a>.",
		"here <https://example.com/a?b&c>.\n", NULL },
	{ "but not when its words say so",
		"<a href='http://www.example.com/'>example.com</a> "
		"<a href='mailto:a%40example.com?subject=x'>a@example.com</a>",
		"example.com a@example.com\n", NULL },
	{ "nor twice in a row",
		"<a href='http://example.com/x'><img alt=Logo></a>"
		"<a href='http://example.com/x'>Shop</a>",
		"[Logo] <http://example.com/x>Shop\n", NULL },
	{ "nor when it is no place",
		"<a href='javascript:alert(1)'>a</a> <a href='data:x'>b</a> "
		"<a href='#top'>c</a> <a href='/d'>d</a> <a name=e>e</a>",
		"a b c d e\n", NULL },
	{ "nor when it has no words",
		"a<a href='https://example.com/pixel'><img src=x></a>b", "ab\n",
		NULL },
	{ "a picture is what it says instead, a dot or a smiley no word",
		"<img alt=Chart><img alt=dot width=1><img "
		"alt='\xf0\x9f\x98\x80'>",
		"[Chart]\xf0\x9f\x98\x80\n", NULL },
	{ "a rule is a line", "a<hr>b", "a\n* * *\nb\n", NULL },
	{ "references are characters, &nbsp; is a blank",
		"&lt;&amp;&eacute;&#8364;&#x20ac;&nbsp;&nbsp;x &unknown; a&b",
		"<&\xc3\xa9\xe2\x82\xac\xe2\x82\xac  x &unknown; a&b\n", NULL },
	{ "invisible characters go, what joins a word stays",
		"a&shy;b&#8203;c&#8238;d&zwnj;e &zwj;f",
		"abcd\xe2\x80\x8c"
		"e f\n",
		NULL },
	{ "a lonely < is one", "a < b, 1<2 <3 <>", "a < b, 1<2 <3 <>\n", NULL },
	{ "scripts, styles, comments and the title are no words",
		"<html><head><title>t</title><style>p{}</style></head><body>a"
		"<script>if (1<2) document.write('<b>x')</script>"
		"<!-- c > <p>c --><!---->b<STYLE>x</style\n>",
		"ab\n", NULL },
	{ "what is for Outlook only is none, what is for others is shown",
		"<!--[if mso]>a<![endif]--><![if !mso]>b<![endif]>"
		"<!--[if !mso]><!-->c<!--<![endif]--><?xml:namespace x />d",
		"bcd\n", NULL },
	{ "hidden previews are left out",
		"<div style='color:red; DISPLAY : none !important'>a<p>b</div>"
		"<span style='max-height:0px;overflow:hidden'>c</span>"
		"<span hidden>d</span><i style='visibility:hidden'>e</i>"
		"<i style='opacity:0'>f</i>g",
		"g\n", NULL },
	{ "no size but zero hides",
		"<p style='max-height:100px;opacity:0.9;font-size:0'>a</p>",
		"a\n", NULL },
	{ "what stands behind </html> counts",
		"<html><body>a</body></html>"
		"<br>\n<html><body>b</body></html>c",
		"a\nbc\n", NULL },
	{ "a <meta> does not change the charset",
		"<meta http-equiv=Content-Type content='text/html; "
		"charset=iso-8859-1'>\xc3\xa9",
		"\xc3\xa9\n", NULL },
	{ "a page without words has no text", "<p> <br>&nbsp;</p>", "", NULL },
};

static const struct row quoted[] = {
	{ "<blockquote> is quoted by its depth",
		"a<blockquote "
		"type=cite>b<blockquote>c</blockquote></blockquote>",
		"a\n\n> b\n>\n>> c\n", "a\n\n>\n" },
	{ "one that only indents is not",
		"a<blockquote style='margin:0 0 0 40px;border:none'>b"
		"</blockquote>",
		"a\n\nb\n", NULL },
	{ "answers between quotes are fresh",
		"<blockquote>q</blockquote>a<blockquote>r</blockquote>b",
		"> q\n\na\n\n> r\n\nb\n", ">\n\na\n\n>\n\nb\n" },
	{ "Gmail: below the quote there may be answers",
		"a<div class='gmail_quote'><div class=gmail_attr>On "
		"x:<br></div>"
		"<blockquote class=gmail_quote>q</blockquote>b</div>",
		"a\nOn x:\n\n> q\n\nb\n", "a\n>\n\nb\n" },
	{ "Gmail: what is sent on is no quote",
		"a<div class='gmail_quote'><div class=gmail_attr>---------- "
		"Mensaje reenviado<br></div>b</div>",
		"a\n---------- Mensaje reenviado\nb\n", NULL },
	{ "Apple: what is sent on is no quote",
		"a<blockquote type=cite><div>Begin forwarded message:</div>"
		"b<div>c</div></blockquote>",
		"a\n\nBegin forwarded message:\nb\nc\n", NULL },
	{ "an address that says forward is a quote",
		"a<blockquote>On 1 May forward@example.com wrote:</blockquote>",
		"a\n\n> On 1 May forward@example.com wrote:\n", "a\n\n>\n" },
	{ "Thunderbird",
		"a<div class='moz-cite-prefix'>On x wrote:</div>"
		"<blockquote type=cite>q</blockquote><p>b</p>",
		"a\nOn x wrote:\n\n> q\n\nb\n", "a\n>\n\nb\n" },
	{ "Thunderbird: what is sent on is no quote",
		"a<div "
		"class='moz-forward-container'>b<blockquote>c</blockquote>"
		"</div>",
		"a\nb\n\n> c\n", NULL },
	{ "Outlook: from the line above From: on, all is quoted",
		"<div class=WordSection1><p class=MsoNormal>a</p><div style="
		"'border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm "
		"0cm 0cm'><p class=MsoNormal><b>From:</b> b</p></div>"
		"<p class=MsoNormal>c</p></div>",
		"a\nFrom: b\nc\n", "a\n>\n" },
	{ "Outlook on the web",
		"<div>a</div><hr tabindex=-1 style='width:98%'>"
		"<div id=divRplyFwdMsg>From: b</div><div>c</div>",
		"a\n* * *\nFrom: b\nc\n", "a\n>\n" },
	{ "an end inside a quote leaves the answer below it",
		"<blockquote>q<div id=divRplyFwdMsg>From: "
		"b</div></blockquote>a",
		"> q\n> From: b\n\na\n", ">\n\na\n" },
	{ "Yahoo, with a prefix of its own",
		"<div>a</div><div class='ydp1yahoo_quoted'><div>On "
		"x:</div>b</div>",
		"a\nOn x:\nb\n", "a\n>\n" },
	{ "signatures are not fresh, and no quote",
		"a<div class='x gmail_signature'>b</div>c", "a\nb\nc\n",
		"a\nc\n" },
};

static void
page_is(const struct row *row)
{
	struct html_text made = html_to_text(row->html, MAX);

	assert_string_equal(made.text, row->text);
	assert_string_equal(made.fresh, row->fresh ? row->fresh : row->text);
	assert_int_equal(made.quotes, row->fresh != NULL);
	assert_false(made.cut);
	html_clear(&made);
}

static void
page_reads_as(void **state)
{
	page_is(*state);
}

/* A megabyte of it, then a word. */
static const struct hostile {
	const char *name, *start, *again;
	bool lost; /* the word is, as in a browser */
} hostiles[] = {
	{ "a million open <div>", "", "<div>", false },
	{ "end tags that fit nothing", "", "</div>", false },
	{ "end tags that look for a start in vain", "<b><table><i><i><i><i><i>",
		"<i></b>", false },
	{ "deep elements, then end tags", "<i>", "<font>x</b>", false },
	{ "a text without a tag", "", "word ", false },
	{ "a text without a blank", "", "word", false },
	{ "comments that do not end", "a", "<!-- ", false },
	{ "a comment that does not end", "a<!-- >", "x", true },
	{ "scripts that do not end", "a<script>", "<script>", true },
	{ "unknown references", "", "&a", false },
	{ "references without end", "&", "a", false },
	{ "a name without end", "<", "a", false },
	{ "quotes without end", "<a href=\"", "<a href=\">", false },
	{ "attributes without end", "<a ", "a=1 ", false },
	{ "tags of many attributes", "",
		"<p a b c d e f g h i j k l m n o p q r s t u v w x y z>x",
		false },
	{ "quotes in quotes", "", "<blockquote>x", false },
	{ "rules, items and cells", "", "<hr><li>x<td>y<tr>", false },
	{ "nothing but <", "", "<", false },
};

static void
hostile_page_is_read(void **state)
{
	const struct hostile *hostile = *state;
	g_autoptr(GString) html = g_string_new(hostile->start);

	while (html->len < HOSTILE_BYTES)
		g_string_append(html, hostile->again);
	g_string_append(html, " TAIL");
	clock_t start = clock(); /* of the processor: others are busy, too */
	struct html_text made = html_to_text(html->str, MAX);

	assert_true(clock() - start < US_MAX);
	assert_int_equal(strstr(made.text, "TAIL") == NULL, hostile->lost);
	assert_true(g_utf8_validate(made.text, -1, NULL));
	html_clear(&made);
}

static void
text_is_cut_between_characters(void **state)
{
	struct html_text made = html_to_text("<ul><li>a\xc3\xa9\xc3\xa9", 6);

	(void)state;
	assert_string_equal(made.text, "- a\xc3\xa9\n");
	assert_true(made.cut);
	html_clear(&made);
}

int
main(void)
{
	struct tests tests = { 0 };

	html_init();
	TESTS_TABLE(&tests, shown, page_reads_as);
	TESTS_TABLE(&tests, quoted, page_reads_as);
	TESTS_TABLE(&tests, hostiles, hostile_page_is_read);
	tests_add(&tests, "what is too long is cut between characters",
		text_is_cut_between_characters, NULL);
	return TESTS_RUN(&tests, "html");
}
