/*
 * H14 of the catalogue: the golden messages, cut off at every byte.  What was
 * read of the header stays what it was once the header is whole.
 */
#include "mail/field.h"

#include "hostile.h"

#define FOLDER "tests/golden/"

enum { SAMPLES_MIN = 20 };

static void
check_header(const struct message *cut, const struct message *whole)
{
	assert_string_equal(cut->subject, whole->subject);
	assert_int_equal(g_strcmp0(cut->id, whole->id), 0);
	assert_int_equal(cut->date, whole->date);
	assert_int_equal(cut->addresses->len, whole->addresses->len);
	assert_int_equal(cut->ancestors->len, whole->ancestors->len);
}

static void
check_cut(const char *bytes, gsize size, const struct message *whole)
{
	g_autofree char *copy = g_memdup2(bytes, size);
	g_autoptr(GBytes) raw = g_bytes_new_static(copy, size);
	g_autoptr(message) msg = message_parse(raw, NULL);

	if (msg == NULL) {
		assert_null(whole);
		return;
	}
	key_make(msg, raw);
	promises_hold(msg, raw);
	if (whole != NULL)
		check_header(msg, whole);
}

static void
every_cut_is_survived(void **state)
{
	g_autofree char *path = g_strconcat(FOLDER, *state, NULL),
			*bytes = NULL;
	gsize size = 0;

	assert_true(g_file_get_contents(path, &bytes, &size, NULL));
	g_autoptr(GBytes) raw = g_bytes_new_static(bytes, size);
	g_autoptr(message) whole = message_parse(raw, NULL);
	struct block block = fields_block(bytes, size);

	assert_non_null(whole);
	for (gsize i = 0; i < size; i++)
		check_cut(bytes, i, i > block.size + block.end ? whole : NULL);
}

int
main(void)
{
	struct tests tests = { 0 };
	g_autoptr(GDir) folder = g_dir_open(FOLDER, 0, NULL);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	const char *name = NULL;

	g_assert(folder != NULL);
	message_init();
	while ((name = g_dir_read_name(folder)) != NULL)
		if (g_str_has_suffix(name, ".eml"))
			g_ptr_array_add(names, g_strdup(name));
	g_assert(names->len >= SAMPLES_MIN);
	for (guint i = 0; i < names->len; i++)
		tests_add(&tests, g_ptr_array_index(names, i),
			every_cut_is_survived, g_ptr_array_index(names, i));
	return TESTS_RUN(&tests, "hostile cuts");
}
