/* A text as reading_choose() has it. */
#include "mail/quote.h"

#include "base/text.h"
#include "mail/message.h"

#include "fuzz.h"

/* Behind the first line of the text that is equal to this one. */
static const char *
find_line(const char *text, const char *line, gsize size)
{
	while (text != NULL) {
		const char *end = strchrnul(text, '\n');
		bool same = (gsize)(end - text) == size &&
			    memcmp(text, line, size) == 0;

		text = *end == '\n' ? end + 1 : NULL;
		if (same)
			return text != NULL ? text : "";
	}
	return NULL;
}

/* Every line is one of the text, in the same order. */
static void
are_lines_of(const char *own, const char *text)
{
	while (*own != '\0') {
		gsize size = strcspn(own, "\n");

		text = find_line(text, own, size);
		HOLDS(text != NULL);
		own += size + (own[size] == '\n');
	}
}

static bool
is_blank(const char *text)
{
	while (g_unichar_isspace(g_utf8_get_char(text)))
		text = g_utf8_next_char(text);
	return *text == '\0';
}

static void
check(const char *bytes, gsize size)
{
	g_autofree char *text =
		text_clean(bytes, (gssize)size, MESSAGE_TEXT_BYTES_MAX, true);
	g_autofree char *own = quote_strip(text);

	holds_clean(own, strlen(text), true);
	are_lines_of(own, text);
	HOLDS(is_blank(own) == is_blank(text));
}

FUZZ_TARGET(fuzz_nothing, check)
