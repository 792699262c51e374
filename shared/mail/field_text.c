#include "mail/field_text.h"

#include "mail/header.h"

char *
field_text(const struct field *field, gsize max)
{
	bool cut = false;
	g_autofree char *value =
		header_value(field->value, field->value_size, NULL, &cut);

	return header_text(value, max);
}
