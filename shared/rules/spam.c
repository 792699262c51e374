#include "rules/spam.h"

#include "mail/field_text.h"
#include "mail/own_fields.h"
#include "rules/pattern.h"

#include <string.h>

enum { VALUE_BYTES_MAX = 1000 };

static bool
fits(const struct field *field, const char *value)
{
	g_autofree char *said = field_text(field, VALUE_BYTES_MAX);
	struct pattern_flaw flaw;
	g_autoptr(pattern) pattern = pattern_new(value, &flaw);
	struct pattern_text text = pattern_text(said);
	int cost = PATTERN_COST_MAX;
	bool yes = pattern != NULL &&
		   pattern_match(pattern, &text, &cost) == PATTERN_YES;

	pattern_text_clear(&text);
	return yes;
}

bool
spam_is_said(struct fields header, const char *sign, const char *host)
{
	struct own_fields run = { .fields = header, .host = host };
	const char *colon = strchr(sign, ':');
	struct field field;

	if (colon == NULL)
		return false;
	g_autofree char *name = g_strndup(sign, (gsize)(colon - sign));
	g_autofree char *value = g_strstrip(g_strdup(colon + 1));

	while (own_fields_next(&run, &field))
		if (field_is(&field, name))
			return fits(&field, value);
	return false;
}
