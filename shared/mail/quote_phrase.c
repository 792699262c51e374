#include "mail/quote_phrase.h"

#include <glib.h>
#include <string.h>

enum {
	WORDS_BEHIND_MAX = 10, /* a name or a date */
	FOOTER_BYTES_MAX = 200,
	FOOTER_WORDS_MAX = 8,
	CLAUSE_WORDS_MAX = 10,
	YEAR_MIN = 1970,
	YEAR_MAX = 2100,
};

const char *
phrase_start(const char *key, enum quote_list list)
{
	for (const char *const *word = quote_words[list]; *word; word++)
		if (**word == *key && g_str_has_prefix(key, *word))
			return key + strlen(*word);
	return NULL;
}

/* Chinese, Japanese, Korean have no blanks between words. */
static bool
has_blanks(const char *word)
{
	return g_utf8_get_char(word) < 0x2e80;
}

static bool
is_letter(gunichar c)
{
	return g_unichar_isalnum(c);
}

/* Does a word start here? */
static bool
is_front(const char *text, const char *at)
{
	return at == text || !is_letter(g_utf8_get_char(g_utf8_prev_char(at)));
}

bool
phrase_holds(const char *key, enum quote_list list)
{
	for (const char *const *word = quote_words[list]; *word; word++) {
		const char *at = key;

		while ((at = strstr(at, *word)) != NULL) {
			if (!has_blanks(*word) || is_front(key, at))
				return true;
			at += strlen(*word);
		}
	}
	return false;
}

bool
phrase_is(const char *key, enum quote_list list)
{
	static const char frame[] = "-_=~> ";
	const char *at = key + strspn(key, frame);
	size_t size = strlen(at);

	while (size > 0 && strchr("-_=~:<> ", at[size - 1]) != NULL)
		size--;
	for (const char *const *word = quote_words[list]; *word; word++)
		if (**word == *at && strlen(*word) == size &&
			memcmp(at, *word, size) == 0)
			return true;
	return false;
}

static unsigned
count_words(const char *at)
{
	unsigned n = 0;

	for (; *at != '\0'; at++)
		n += *at == ' ';
	return n;
}

/* The word at the end of a text of size bytes, not as the end of another. */
static bool
ends_in(const char *text, size_t size, const char *word)
{
	size_t length = strlen(word);

	return length <= size && text[size - 1] == word[length - 1] &&
	       memcmp(text + size - length, word, length) == 0 &&
	       (!has_blanks(word) || is_front(text, text + size - length));
}

static bool
ends_in_list(const char *text, size_t size, enum quote_list list)
{
	for (const char *const *word = quote_words[list]; *word; word++)
		if (ends_in(text, size, *word))
			return true;
	return false;
}

bool
phrase_wrote(const char *joined)
{
	size_t size = strlen(joined);

	while (size > 0 && strchr(":-, ", joined[size - 1]) != NULL)
		size--;
	if (ends_in_list(joined, size, WORDS_WROTE_LAST))
		return true;
	for (const char *const *word = quote_words[WORDS_WROTE]; *word;
		word++) {
		const char *at = g_strrstr(joined, *word);

		if (at == NULL || !is_front(joined, at))
			continue;
		at += strlen(*word);
		if (!is_letter(g_utf8_get_char(at)) &&
			count_words(at) <= WORDS_BEHIND_MAX)
			return true;
	}
	return false;
}

/* "?" and its kin at the end of a word: not in an address of a page. */
static bool
asks(const char *key)
{
	static const char *const signs[] = { "? ", "?\"", "\xef\xbc\x9f",
		"\xd8\x9f" };

	if (g_str_has_suffix(key, "?"))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		if (strstr(key, signs[i]) != NULL)
			return true;
	return false;
}

bool
phrase_speaks(const char *key)
{
	return asks(key) || phrase_holds(key, WORDS_SELF);
}

/* Only what stands in front of the first of "," ";" "!" and ". " counts. */
static char *
first_clause(const char *key)
{
	size_t size = strcspn(key, ",;!");
	const char *stop = strstr(key, ". ");

	if (stop != NULL && (size_t)(stop - key) < size)
		size = (size_t)(stop - key);
	return g_strndup(key, size);
}

/* "iPhone'umdan gönderildi", but not "the phone I have sent" in German. */
static bool
is_sent_last(const char *at, size_t size)
{
	for (const char *const *word = quote_words[WORDS_SENT_LAST]; *word;
		word++)
		if (ends_in(at, size, *word))
			return !has_blanks(*word) ||
			       phrase_start(at, WORDS_SENT_FRONT) != NULL ||
			       phrase_start(at, WORDS_DEVICE) != NULL;
	return false;
}

/* "from my phone", with a name at most in front of it. */
static bool
is_from_device(const char *key)
{
	const char *space = strchr(key, ' ');

	if (space != NULL && g_str_has_prefix(space, " from "))
		key = space + 1;
	if (!g_str_has_prefix(key, "from ") || strpbrk(key, ",;.!?") != NULL)
		return false;
	key += strlen("from ");
	if (g_str_has_prefix(key, "my "))
		key += strlen("my ");
	return phrase_start(key, WORDS_DEVICE) != NULL && count_words(key) <= 2;
}

bool
phrase_footer(const char *key)
{
	const char *at = key + strspn(key, "(<[\"");
	size_t size = strlen(at);
	g_autofree char *clause = first_clause(at);
	bool short_one =
		strlen(clause) == size && count_words(at) < FOOTER_WORDS_MAX;

	if (size > FOOTER_BYTES_MAX || phrase_speaks(at))
		return false;
	if (strcmp(at, "\xe1\x90\xa7") == 0) /* U+1427: a tracker's sign */
		return true;
	if (short_one && g_str_has_prefix(at, "sent from my "))
		return true;
	if (is_from_device(at))
		return true;
	if (phrase_start(at, WORDS_SENT) != NULL)
		return count_words(clause) < CLAUSE_WORDS_MAX &&
		       phrase_holds(clause, WORDS_DEVICE);
	while (size > 0 && strchr(".!) ", at[size - 1]) != NULL)
		size--;
	return is_sent_last(at, size) && phrase_holds(at, WORDS_DEVICE);
}

static const char *
read_number(const char *at, unsigned *value, unsigned *digits)
{
	*value = *digits = 0;
	for (; g_ascii_isdigit(*at); at++, ++*digits)
		*value = MIN(*value * 10 + (unsigned)(*at - '0'), 99999);
	return at;
}

/* What the number at this place is part of; the place behind it. */
static const char *
look_at_number(const char *at, struct phrase_facts *facts)
{
	unsigned value, digits, next, next_digits;

	at = read_number(at, &value, &digits);
	facts->digit = true;
	facts->year |= digits == 4 && value >= YEAR_MIN && value < YEAR_MAX;
	if (digits > 2 || *at == '\0' || strchr(":.h/-", *at) == NULL)
		return at;
	const char *behind = read_number(at + 1, &next, &next_digits);

	if (next_digits == 0 || next_digits > 2)
		return at;
	if (*at != ':' && *behind == *at && g_ascii_isdigit(behind[1])) {
		behind = read_number(behind + 1, &next, &next_digits);
		facts->year |= next_digits == 2 || next_digits == 4;
	} else if (strchr(":.h", *at) != NULL) {
		facts->time |= value < 24 && next < 60 && next_digits == 2;
	}
	return behind;
}

static bool
is_address_sign(const char *text, const char *at)
{
	return *at == '@' && at > text && g_ascii_isgraph(at[-1]) &&
	       g_ascii_isalnum(at[1]);
}

struct phrase_facts
phrase_facts(const char *joined)
{
	struct phrase_facts facts = { .words = count_words(joined) + 1 };
	bool open = false;

	for (const char *at = joined; *at != '\0';) {
		if (g_ascii_isdigit(*at)) {
			at = look_at_number(at, &facts);
			continue;
		}
		if (*at == '<' || *at == '(')
			open = true;
		if (is_address_sign(joined, at)) {
			facts.address = true;
			facts.brackets |= open;
		}
		at++;
	}
	return facts;
}
