#include "lda/lmtp/buffer.h"

#include "table.h"

#include <glib/gstdio.h>
#include <unistd.h>

enum { LIMIT = 1000000, MEMORY = 256 * 1024 };

static int
open_files(void)
{
	GDir *dir = g_dir_open("/proc/self/fd", 0, NULL);
	int n = 0;

	while (g_dir_read_name(dir) != NULL)
		n++;
	g_dir_close(dir);
	return n;
}

static void
write_many(struct buffer *buffer, gsize size)
{
	while (size > 0) {
		const char chunk[] = "a line of text, and many more of it\n";
		gsize n = MIN(size, strlen(chunk));

		buffer_write(buffer, chunk, n);
		size -= n;
	}
}

static const struct row {
	const char *name;
	gsize size;
	bool file;
} rows[] = {
	{ "nothing is a message of no bytes", 0, false },
	{ "a small message stays in memory", MEMORY, false },
	{ "a larger one goes to a file", MEMORY + 1, true },
	{ "one of just the limit is taken", LIMIT, true },
};

static void
bytes_come_back(void **state)
{
	const struct row *row = *state;
	g_autoptr(buffer) buffer = buffer_new(g_get_tmp_dir(), LIMIT);
	int before = open_files();
	gsize size = 0;

	write_many(buffer, row->size);
	assert_int_equal(open_files() - before, row->file);

	g_autoptr(GBytes) bytes = buffer_take(buffer, NULL);
	const char *text = g_bytes_get_data(bytes, &size);

	assert_int_equal(size, row->size);
	for (gsize i = 0; i < size; i += 36)
		assert_memory_equal(text + i,
			"a line of text, and many more of it\n",
			MIN(36, size - i));
	/* They outlive the buffer, file or not. */
	buffer_free(g_steal_pointer(&buffer));
	assert_true(size == 0 || text[size - 1] != '\0');
	assert_int_equal(open_files(), before);
}

static void
assert_lost(struct buffer *buffer, enum fault_code code, const char *dsn)
{
	g_autoptr(GError) fault = NULL;

	assert_null(buffer_take(buffer, &fault));
	assert_true(g_error_matches(fault, POSTCASE_FAULT, code));
	assert_string_equal(fault_dsn(fault), dsn);
}

static void
too_much_is_refused(void **state)
{
	g_autoptr(buffer) buffer = buffer_new(g_get_tmp_dir(), LIMIT);
	int before = open_files();

	(void)state;
	write_many(buffer, LIMIT + 1);
	assert_int_equal(open_files(), before); /* it keeps no room */
	write_many(buffer, 1000);
	assert_lost(buffer, FAULT_PERM, "5.3.4");
}

static void
no_room_is_for_later(void **state)
{
	g_autoptr(buffer) buffer = buffer_new("/nonexistent", LIMIT);
	g_autoptr(buffer) full = buffer_new("/dev/full", LIMIT);

	(void)state;
	write_many(buffer, MEMORY + 1);
	write_many(buffer, 1000);
	assert_lost(buffer, FAULT_TEMP, "4.3.1");
	write_many(full, MEMORY + 1);
	assert_lost(full, FAULT_TEMP, "4.3.1");
}

static void
a_folder_can_be_checked(void **state)
{
	g_autoptr(GError) fault = NULL;

	(void)state;
	assert_true(buffer_check(g_get_tmp_dir(), &fault));
	assert_false(buffer_check("/nonexistent", &fault));
	assert_true(g_error_matches(fault, POSTCASE_FAULT, FAULT_CONFIG));
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, bytes_come_back);
	tests_add(&tests, "a message over the limit is refused, and takes none",
		too_much_is_refused, NULL);
	tests_add(&tests, "a file that cannot be made is for later",
		no_room_is_for_later, NULL);
	tests_add(&tests, "a folder can be checked before a message comes",
		a_folder_can_be_checked, NULL);
	return TESTS_RUN(&tests, "buffer");
}
