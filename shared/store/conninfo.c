#include "store/conninfo.h"

#include <libpq-fe.h>
#include <string.h>

static char *
value_of(const PQconninfoOption *options, const char *keyword)
{
	for (; options != NULL && options->keyword != NULL; options++)
		if (strcmp(options->keyword, keyword) == 0)
			return g_strdup(options->val);
	return NULL;
}

char *
conninfo_get(const char *conninfo, const char *keyword)
{
	PQconninfoOption *said = PQconninfoParse(conninfo, NULL);
	PQconninfoOption *presets = PQconndefaults();
	char *value = value_of(said, keyword);

	if (said == NULL && strcmp(keyword, "dbname") == 0)
		value = g_strdup(conninfo); /* a bare name */
	if (value == NULL)
		value = value_of(presets, keyword);
	PQconninfoFree(said);
	PQconninfoFree(presets);
	return value;
}
