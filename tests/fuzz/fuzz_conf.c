/* postcase.conf: taken as a whole, or refused with the line. */
#include "conf/conf.h"

#include "fuzz.h"

static void
check(const char *bytes, gsize size)
{
	g_autofree char *text = fuzz_string(bytes, size);
	g_autoptr(GError) error = NULL;
	g_autoptr(conf) conf = conf_parse(text, "postcase.conf", &error);

	HOLDS((conf == NULL) == (error != NULL));
	if (conf == NULL)
		HOLDS(g_str_has_prefix(error->message, "postcase.conf:"));
	else
		HOLDS(conf->deadline >= 2 && conf->redis_timeout >= 1);
}

FUZZ_TARGET(fuzz_nothing, check)
