#include "store/ref.h"

#include "base/hash.h"

#include <glib.h>
#include <string.h>

char *
ref_uuid(const char *id)
{
	enum { DIGITS = 32 };
	char text[HASH_HEX];

	hash_hex(hash_of(id, strlen(id)), text);
	return g_strndup(text, DIGITS);
}
