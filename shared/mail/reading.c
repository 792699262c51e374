#include "mail/reading.h"

#include "mail/html.h"
#include "mail/quote.h"
#include "mail/subject.h"
#include "mail/words.h"

#include <string.h>

enum {
	ALIKE_PERCENT = 70, /* of the words of two texts that say the same */
	STUB_PERCENT = 50,
	STUB_BYTES_MAX = 600,
};

/* One of these is in "your mail program cannot show HTML" and its kin. */
static const char *const stub_words[] = { "html", "browser", "navegador",
	"navigateur" };

static bool
is_blank(const char *text)
{
	while (text != NULL && g_unichar_isspace(g_utf8_get_char(text)))
		text = g_utf8_next_char(text);
	return text == NULL || *text == '\0';
}

static bool
may_be_stub(const char *plain)
{
	g_autofree char *lower = NULL;
	bool told = false;

	if (strlen(plain) > STUB_BYTES_MAX)
		return false;
	lower = g_utf8_strdown(plain, -1);
	for (size_t i = 0; i < G_N_ELEMENTS(stub_words) && !told; i++)
		told = strstr(lower, stub_words[i]) != NULL;
	return told;
}

static bool
is_stub(const char *plain, const char *page)
{
	return may_be_stub(plain) && words_shared(plain, page) < STUB_PERCENT;
}

static bool
prefers_page(const char *plain, const char *page)
{
	return plain == NULL ||
	       (!is_blank(page) && (is_blank(plain) || is_stub(plain, page)));
}

static bool
are_alike(const char *text, const char *page)
{
	return words_shared(text, page) >= ALIKE_PERCENT &&
	       words_shared(page, text) >= ALIKE_PERCENT;
}

/* A line that stands for a quote of the page; see html.h. */
static bool
has_gap(const char *text)
{
	return strcmp(text, ">") == 0 || g_str_has_prefix(text, ">\n") ||
	       g_str_has_suffix(text, "\n>") || strstr(text, "\n>\n") != NULL;
}

/* NULL when there is nothing but quotes, or answers that need them. */
static char *
strip_page(const char *fresh)
{
	g_autofree char *stripped = quote_strip(fresh);

	if (has_gap(stripped) || is_blank(stripped))
		return NULL;
	return g_steal_pointer(&stripped);
}

static bool
is_answer(const struct message *msg)
{
	return msg->ancestors->len > 0 || subject_answers(msg->subject);
}

/* To make text of it costs more than all else; most first mail needs none. */
static bool
needs_page(const struct message *msg)
{
	const char *plain = msg->plain;

	return msg->html != NULL &&
	       (plain == NULL || is_blank(plain) || may_be_stub(plain) ||
		       (is_answer(msg) && !subject_forwards(msg->subject)));
}

static char *
new_text(const struct message *msg, const struct html_text *page)
{
	char *made = NULL;

	if (subject_forwards(msg->subject))
		return g_strdup(msg->text);
	if (!is_answer(msg))
		return quote_sign_off_only(msg->text);
	if (page->quotes && are_alike(msg->text, page->text))
		made = strip_page(page->fresh);
	return made ? made : quote_strip(msg->text);
}

void
reading_choose(struct message *msg)
{
	struct html_text page = { NULL, NULL, false, false };

	if (needs_page(msg))
		page = html_to_text(msg->html, MESSAGE_TEXT_BYTES_MAX);
	if (prefers_page(msg->plain, page.text)) {
		msg->text = g_strdup(page.text);
		msg->cut |= page.cut;
	} else {
		msg->text = g_strdup(msg->plain);
	}
	if (msg->text != NULL)
		msg->new_text = new_text(msg, &page);
	html_clear(&page);
}

char *
message_page(const struct message *msg)
{
	struct html_text page = { NULL, NULL, false, false };

	if (msg->html != NULL)
		page = html_to_text(msg->html, MESSAGE_TEXT_BYTES_MAX);
	g_free(page.fresh);
	return page.text;
}
