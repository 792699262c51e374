#include "milter/smtp_answer.h"

#include "base/text.h"

static const struct smtp_answer answers[] = {
	[SMTP_INACTIVE] = { SMTP_REFUSED, "550", "5.2.1",
		"This address takes no mail", "inactive" },
	[SMTP_TOO_LARGE] = { SMTP_REFUSED, "552", "5.3.4",
		"The message is too large for this address", "too-large" },
	[SMTP_TOO_OFTEN] = { SMTP_LATER, "451", "4.7.1",
		"Too much mail for this address, try again later", "rate" },
	[SMTP_TOO_MANY] = { SMTP_LATER, "452", "4.5.3", "Too many recipients",
		"recipients" },
	[SMTP_HEADER_TOO_LARGE] = { SMTP_REFUSED, "552", "5.3.4",
		"The header of the message is too large", "header" },
	[SMTP_NOT_AS_GROUP] = { SMTP_REFUSED, "550", "5.7.1",
		"You may not send in the name of this group", "send-as" },
	[SMTP_NOT_AS_OTHER] = { SMTP_REFUSED, "550", "5.7.1",
		"You may not send in the name of somebody else", "sender" },
	[SMTP_CASE_UNKNOWN] = { SMTP_LATER, "451", "4.3.0",
		"The case of this answer cannot be found now, try again later",
		"database" },
	[SMTP_FILTERED] = { SMTP_REFUSED, "550", "5.7.1",
		"This mail is not wanted here", "filter" },
	[SMTP_TROUBLE] = { SMTP_LATER, "451", "4.3.0",
		"Temporary trouble, try again later", "trouble" },
	[SMTP_BUSY] = { SMTP_LATER, "451", "4.3.2",
		"Too many connections, try again later", "busy" },
	[SMTP_FORGED] = { SMTP_REFUSED, "550", "5.7.1",
		"Too many fields of this header are forged", "forged" },
	[SMTP_FILTERED_AWAY] = { SMTP_DISCARDED, NULL, NULL, "", "filter" },
};

G_STATIC_ASSERT(G_N_ELEMENTS(answers) == SMTP_REASONS);

struct smtp_answer
smtp_answer(enum smtp_reason reason)
{
	return answers[reason];
}

void
smtp_answer_text(struct smtp_answer *answer, const char *text)
{
	enum { BYTES_MAX = 200 };
	g_autofree char *line =
		text_clean(text ? text : "", -1, BYTES_MAX, false);
	g_autofree char *ascii = g_strstrip(g_str_to_ascii(line, "C"));

	for (char *c = ascii; *c != '\0'; c++)
		if (!g_ascii_isprint(*c) || *c == '%')
			*c = '?';
	if (*ascii != '\0')
		g_strlcpy(answer->text, ascii, BYTES_MAX + 1);
}
