#include "mail/html_quotes.h"

#include "mail/html_style.h"

#include <string.h>

enum match {
	WORD,   /* one of the words in the value */
	STARTS, /* the value does */
	HOLDS,
};

static const struct container {
	const char *attribute, *value;
	enum match match;
	enum quote_reach reach;
} containers[] = {
	/* Gmail; what is typed below the quote is inside gmail_quote too. */
	{ "class", "gmail_quote", WORD, QUOTE_START },
	{ "class", "gmail_quote_container", WORD, QUOTE_START },
	{ "class", "gmail_attr", WORD, QUOTE_WHOLE },
	{ "class", "gmail_signature", WORD, QUOTE_SIGNATURE },
	/* Mozilla Thunderbird and Evolution */
	{ "class", "moz-cite-prefix", WORD, QUOTE_WHOLE },
	{ "class", "moz-email-headers-table", WORD, QUOTE_FORWARD },
	{ "class", "moz-forward-container", WORD, QUOTE_FORWARD },
	{ "class", "moz-signature", WORD, QUOTE_SIGNATURE },
	{ "class", "-x-evo-cite-prefix", WORD, QUOTE_WHOLE },
	/* Outlook and Exchange, on the web, on phones and on the desk */
	{ "id", "appendonsend", HOLDS, QUOTE_REST },
	{ "id", "divRplyFwdMsg", HOLDS, QUOTE_REST },
	{ "id", "stopSpelling", STARTS, QUOTE_REST },
	{ "class", "OutlookMessageHeader", WORD, QUOTE_REST },
	{ "id", "OLK_SRC_BODY_SECTION", HOLDS, QUOTE_WHOLE },
	{ "id", "mail-editor-reference-message-container", STARTS,
		QUOTE_WHOLE },
	{ "class", "ms-outlook-mobile-reference-message", WORD, QUOTE_WHOLE },
	{ "id", "ms-outlook-mobile-signature", STARTS, QUOTE_SIGNATURE },
	{ "style", "border-top:solid #E1E1E1 1.0pt", HOLDS, QUOTE_REST },
	{ "style", "border-top:solid #B5C4DF 1.0pt", HOLDS, QUOTE_REST },
	/* Apple, Airmail, Spark */
	{ "id", "AppleMailSignature", STARTS, QUOTE_SIGNATURE },
	{ "class", "airmail_on", WORD, QUOTE_WHOLE },
	{ "name", "messageReplySection", STARTS, QUOTE_WHOLE },
	{ "name", "messageSignatureSection", STARTS, QUOTE_SIGNATURE },
	/* Yahoo, AOL */
	{ "class", "yahoo_quoted", HOLDS, QUOTE_WHOLE },
	{ "id", "yahoo_quoted", HOLDS, QUOTE_WHOLE },
	{ "class", "yahoo-signature", HOLDS, QUOTE_SIGNATURE },
	{ "id", "ymail_android_signature", STARTS, QUOTE_SIGNATURE },
	/* Zimbra, Zoho, Roundcube, Proton, Tuta */
	{ "id", "zwchr", STARTS, QUOTE_REST },
	{ "data-marker", "__DIVIDER__", STARTS, QUOTE_REST },
	{ "class", "zmail_extra", WORD, QUOTE_START },
	{ "id", "reply-intro", STARTS, QUOTE_WHOLE },
	{ "id", "forwardbody", STARTS, QUOTE_FORWARD },
	{ "class", "protonmail_quote", WORD, QUOTE_START },
	{ "class", "protonmail_signature_block", WORD, QUOTE_SIGNATURE },
	{ "class", "tutanota_quote", WORD, QUOTE_WHOLE },
	/* BlackBerry, NetEase */
	{ "id", "_originalContent", STARTS, QUOTE_REST },
	{ "id", "_pHCWrapper", STARTS, QUOTE_REST },
	{ "id", "isReplyContent", STARTS, QUOTE_WHOLE },
	{ "id", "isForwardContent", STARTS, QUOTE_FORWARD },
};

/* Of "forwarded message", in lower case. */
static const char *const forwards[] = {
	"forward",                               /* English */
	"weitergeleitet",                        /* German */
	"réexpédié", "transféré", "transmis",    /* French */
	"reenviado", "reenviat",                 /* Spanish, Catalan */
	"encaminhad", "reencaminhad",            /* Portuguese */
	"inoltrat",                              /* Italian */
	"doorgestuurd", "videresendt",           /* Dutch; Danish, Norwegian */
	"vidarebefordra", "välitetty",           /* Swedish, Finnish */
	"przekazan", "přeposlan", "továbbított", /* Polish, Czech, Hungarian */
	"iletilen", "пересл", "пересыл",         /* Turkish, Russian */
	"转发", "轉寄", "転送", "전달",          /* Chinese, Japanese, Korean */
};

static bool
has_word(const char *value, const char *word)
{
	size_t size = strlen(word);

	for (value += strspn(value, " \t\n"); *value != '\0';
		value += strspn(value, " \t\n")) {
		size_t length = strcspn(value, " \t\n");

		if (length == size && memcmp(value, word, size) == 0)
			return true;
		value += length;
	}
	return false;
}

static bool
matches(const struct container *container, const char *value)
{
	switch (container->match) {
	case WORD:
		return has_word(value, container->value);
	case STARTS:
		return g_str_has_prefix(value, container->value);
	case HOLDS:
		return strstr(value, container->value) != NULL;
	}
	return false;
}

static const struct container *
find_container(const char *const *attributes)
{
	for (; attributes != NULL && *attributes != NULL; attributes += 2)
		for (size_t i = 0; i < G_N_ELEMENTS(containers); i++)
			if (attributes[1] != NULL &&
				strcmp(attributes[0],
					containers[i].attribute) == 0 &&
				matches(&containers[i], attributes[1]))
				return &containers[i];
	return NULL;
}

/* The line that Outlook on the web draws above the header of a quote. */
static bool
is_divider(const char *element, const char *const *attributes)
{
	const char *tab = attribute_get(attributes, "tabindex");

	return strcmp(element, "hr") == 0 && tab != NULL &&
	       strcmp(tab, "-1") == 0;
}

enum quote_reach
quote_reach(const char *element, const char *const *attributes)
{
	const struct container *found = find_container(attributes);

	if (strcmp(element, "blockquote") == 0)
		return style_indents(attributes) ? QUOTE_NONE : QUOTE_WHOLE;
	if (is_divider(element, attributes))
		return QUOTE_REST;
	return found ? found->reach : QUOTE_NONE;
}

/* "---------- Forwarded message", without a name, a date or an address. */
bool
quote_is_forward(const char *words, gsize size)
{
	static const char gmail[] = "----------"; /* in every language */
	g_autofree char *line = g_utf8_strdown(words, (gssize)size);

	if (g_str_has_prefix(line, gmail))
		return true;
	if (strpbrk(line, "@0123456789") != NULL)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(forwards); i++)
		if (strstr(line, forwards[i]) != NULL)
			return true;
	return false;
}
