/* A header block cut into its fields. */
#include "mail/field.h"

#include "fuzz.h"

static void
check(const char *bytes, gsize size)
{
	struct fields fields = fields_of(bytes, size);
	struct block block = fields_block(bytes, size);
	const char *behind = bytes, *end = bytes + size;
	struct field field;

	while (fields_next(&fields, &field)) {
		HOLDS(field.name >= behind && field.name_size > 0);
		HOLDS(field.name + field.name_size < field.value);
		behind = field.value + field.value_size;
		HOLDS(behind <= fields.at && fields.at <= end);
		HOLDS(memchr(field.name, ':', field.name_size) == NULL);
	}
	HOLDS(block.size == (gsize)(fields.at - bytes));
	HOLDS(block.size + block.end <= size);
	HOLDS(block.end == 0 || field_is_end(fields.at, end));
}

FUZZ_TARGET(fuzz_nothing, check)
