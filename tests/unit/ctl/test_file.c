#include "ctl/file.h"

#include "ctl/status.h"

#include <sysexits.h>
#include <unistd.h>

#include "table.h"

static char *folder;

static char *
path_of(const char *name)
{
	return g_build_filename(folder, name, NULL);
}

static bool
write_file(const char *path, bool force, const char *text, GError **error)
{
	g_autoptr(file) file = file_open(path, force, error);

	return file != NULL && file_write(file, text, strlen(text), error) &&
	       file_close(file, error);
}

static void
assert_text(const char *path, const char *want)
{
	g_autofree char *got = NULL;

	assert_true(g_file_get_contents(path, &got, NULL, NULL));
	assert_string_equal(got, want);
}

static void
nothing_is_overwritten(void **state)
{
	g_autofree char *path = path_of("kept");
	g_autoptr(GError) fault = NULL;

	(void)state;
	assert_true(write_file(path, false, "first", NULL));
	assert_false(write_file(path, false, "second", &fault));
	assert_int_equal(status_of(fault), EX_CANTCREAT);
	assert_text(path, "first");
	assert_true(write_file(path, true, "third", NULL));
	assert_text(path, "third");
}

static void
what_is_not_whole_goes(void **state)
{
	g_autofree char *path = path_of("half");
	struct file *file = file_open(path, false, NULL);

	(void)state;
	assert_true(file_write(file, "half", 4, NULL));
	file_free(file);
	assert_int_not_equal(access(path, F_OK), 0);
}

static void
what_was_there_stays(void **state)
{
	g_autofree char *path = path_of("old");
	struct file *file = NULL;

	(void)state;
	assert_true(write_file(path, false, "old", NULL));
	file = file_open(path, true, NULL);
	file_free(file);
	assert_int_equal(access(path, F_OK), 0);
}

static void
full_disk_is_told(void **state)
{
	g_autoptr(GError) fault = NULL;

	(void)state;
	assert_false(write_file("/dev/full", true, "x", &fault));
	assert_int_equal(status_of(fault), EX_IOERR);
	assert_int_equal(access("/dev/full", F_OK), 0);
}

static void
clean_up(void)
{
	static const char *const names[] = { "kept", "half", "old" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = path_of(names[i]);

		(void)unlink(path);
	}
	(void)rmdir(folder);
	g_free(folder);
}

int
main(void)
{
	struct tests tests = { 0 };

	folder = g_dir_make_tmp("postcase-file-XXXXXX", NULL);
	tests_add(&tests, "nothing is overwritten but by force",
		nothing_is_overwritten, NULL);
	tests_add(&tests, "a file that was not finished is taken away",
		what_is_not_whole_goes, NULL);
	tests_add(&tests, "a file that was there is never taken away",
		what_was_there_stays, NULL);
	tests_add(&tests, "a full disk is told", full_disk_is_told, NULL);

	int failed = TESTS_RUN(&tests, "file");
	clean_up();
	return failed;
}
