#include "rules/domain.h"

#include <glib.h>
#include <string.h>

const char *
domain_of(const char *address)
{
	const char *at = strrchr(address, '@');

	return at ? at + 1 : "";
}

bool
domain_is_in(const char *domain, const char *list)
{
	g_auto(GStrv) words = g_strsplit_set(list, " ,\t", -1);

	for (char **word = words; *word != NULL; word++)
		if (**word != '\0' && g_ascii_strcasecmp(*word, domain) == 0)
			return true;
	return false;
}
