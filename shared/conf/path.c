#include "conf/path.h"

#include <stdlib.h>

const char *
conf_path(const char *option)
{
	const char *named = getenv("POSTCASE_CONF");

	if (option != NULL)
		return option;
	return named && *named ? named : POSTCASE_CONF_PATH;
}
