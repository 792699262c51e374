#include "mail/quote.h"

#include <glib.h>

char *
quote_strip(const char *text)
{
	return g_strdup(text);
}
