#include "mail/quoted.h"

#include <stddef.h>

const char *
quoted_end(const char *at)
{
	char open = *at;
	char close = open == '(' ? ')' : '"';
	int depth = 0;

	for (; *at != '\0'; at++) {
		if (*at == '\\' && at[1] != '\0')
			at++;
		else if (*at == close && depth > 0 && --depth == 0)
			return at + 1;
		else if (*at == open)
			depth++; /* comments nest; a string opens once */
	}
	return NULL;
}
