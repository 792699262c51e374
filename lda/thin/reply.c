#include "lda/thin/reply.h"

#include <stdio.h>
#include <string.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
reply_parse(const char *line, struct reply *reply)
{
	size_t size = 0;

	if (!(line[0] >= '2' && line[0] <= '5' && is_digit(line[1]) &&
		    is_digit(line[2])))
		return false;
	if (line[3] != ' ' && line[3] != '-' && line[3] != '\0')
		return false;
	reply->code =
		(line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
	reply->more = line[3] == '-';
	line += line[3] != '\0' ? 4 : 3;
	for (; line[size] != '\0' && size < REPLY_TEXT_MAX; size++) {
		bool is_printable = line[size] >= ' ' && line[size] <= '~';

		reply->text[size] = '?';
		if (is_printable)
			reply->text[size] = line[size];
	}
	reply->text[size] = '\0';
	return true;
}

/* The size of "D.S.N " at the start of a text, or 0. */
static size_t
dsn_size(const char *text)
{
	size_t size = strspn(text, "0123456789.");

	return size >= 5 && text[1] == '.' && text[size] == ' ' ? size + 1 : 0;
}

void
reply_verdict(const struct reply *reply, bool temporary,
	char text[REPLY_VERDICT_MAX + 1])
{
	size_t size = dsn_size(reply->text);
	char class = temporary ? '4' : '5';

	if (size > 0 && reply->text[0] == class)
		(void)sprintf(text, "%s", reply->text);
	else
		(void)sprintf(text, "%c.3.0 %s", class, reply->text + size);
}
