#include "lda/lmtp/listen.h"

#include "table.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

/* A folder of our own, and a place in it. */
struct place {
	char *folder, *path;
};

static struct place
new_place(void)
{
	char *folder = g_dir_make_tmp("postcase-test.XXXXXX", NULL);

	return (struct place){ folder, g_build_filename(folder, "lmtp", NULL) };
}

/* Everything is gone, or the folder stays and the test fails. */
static void
leave_place(struct place *place)
{
	assert_int_equal(g_rmdir(place->folder), 0);
	g_free(place->folder);
	g_free(place->path);
}

static bool
connects(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	bool yes = false;

	(void)g_strlcpy(address.sun_path, path, sizeof(address.sun_path));
	yes = connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0;
	(void)close(fd);
	return yes;
}

static const struct listener *
first(const GPtrArray *listeners)
{
	assert_non_null(listeners);
	return g_ptr_array_index(listeners, 0);
}

static void
all_may_write_and_none_is_left(void **state)
{
	struct place place = new_place();
	g_autoptr(GPtrArray) opened = listen_open(place.path, NULL, NULL);
	struct stat info;

	(void)state;
	assert_true(connects(place.path));
	assert_int_equal(g_stat(place.path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0666);
	listen_end(opened, NULL);
	assert_false(connects(place.path));
	leave_place(&place);
}

static void
what_stays_is_kept(void **state)
{
	struct place place = new_place();
	g_autofree char *two = g_strconcat(place.path, "  ", place.path, "2 ",
		place.path, NULL);
	g_autofree char *second = g_strconcat(place.path, "2", NULL);
	g_autoptr(GPtrArray) old = listen_open(place.path, NULL, NULL);
	g_autoptr(GPtrArray) new = listen_open(two, old, NULL);

	(void)state;
	assert_int_equal(new->len, 2);
	assert_int_equal(first(new)->fd, first(old)->fd);
	g_ptr_array_unref(g_steal_pointer(&old));
	assert_true(connects(place.path));

	g_autoptr(GPtrArray) last = listen_open(second, new, NULL);
	listen_end(new, last);
	assert_false(connects(place.path));
	assert_true(connects(second));
	listen_end(last, NULL);
	leave_place(&place);
}

static void
one_that_fails_changes_nothing(void **state)
{
	struct place place = new_place();
	g_autofree char *second = g_strconcat(place.path, "2", NULL);
	g_autofree char *words = g_strconcat(place.path, " ", second,
		" /nonexistent/lmtp", NULL);
	g_autoptr(GPtrArray) old = listen_open(place.path, NULL, NULL);
	g_autoptr(GError) fault = NULL;

	(void)state;
	assert_null(listen_open(words, old, &fault));
	assert_non_null(strstr(fault->message, "/nonexistent/lmtp"));
	assert_true(connects(place.path));
	assert_false(connects(second));
	listen_end(old, NULL);
	leave_place(&place);
}

static void
a_running_server_is_not_robbed(void **state)
{
	struct place place = new_place();
	g_autoptr(GPtrArray) running = listen_open(place.path, NULL, NULL);
	g_autoptr(GError) fault = NULL;

	(void)state;
	assert_null(listen_open(place.path, NULL, &fault));
	assert_non_null(strstr(fault->message, "another server is running"));
	assert_true(connects(place.path));
	listen_end(running, NULL);
	leave_place(&place);
}

static void
what_a_dead_server_left_is_replaced(void **state)
{
	struct place place = new_place();
	GPtrArray *dead = listen_open(place.path, NULL, NULL);

	(void)state;
	g_ptr_array_unref(dead);
	assert_false(connects(place.path));
	assert_true(g_file_test(place.path, G_FILE_TEST_EXISTS));

	g_autoptr(GPtrArray) opened = listen_open(place.path, NULL, NULL);
	assert_non_null(opened);
	assert_true(connects(place.path));
	listen_end(opened, NULL);
	leave_place(&place);
}

static void
a_file_that_is_no_socket_stays(void **state)
{
	struct place place = new_place();

	(void)state;
	assert_true(g_file_set_contents(place.path, "precious", -1, NULL));
	assert_null(listen_open(place.path, NULL, NULL));
	assert_int_equal(g_unlink(place.path), 0);
	leave_place(&place);
}

static void
a_port_can_be_opened_again(void **state)
{
	g_autoptr(GPtrArray) opened = listen_open("127.0.0.1:0", NULL, NULL);
	struct sockaddr_storage address;
	socklen_t size = sizeof(address);

	(void)state;
	assert_int_equal(getsockname(first(opened)->fd,
				 (struct sockaddr *)&address, &size),
		0);
	/* Others may have the listener still, as a worker that leaves. */
	int other = dup(first(opened)->fd);

	listen_end(opened, NULL);
	assert_int_equal(accept(other, NULL, NULL), -1);
	int again = socket(AF_INET, SOCK_STREAM, 0);
	const int yes = 1;

	(void)setsockopt(again, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
	assert_int_equal(bind(again, (struct sockaddr *)&address, size), 0);
	assert_int_equal(listen(again, 1), 0);
	(void)close(again);
	(void)close(other);
}

/* want: what the fault says, NULL for none. */
static const struct row {
	const char *name, *words, *want;
} rows[] = {
	{ "ports are places", "127.0.0.1:24 [::1]:24", NULL },
	{ "a folder that is there will do", "/tmp/lmtp", NULL },
	{ "no place is none", " ", "names no place" },
	{ "a name alone is no place", "lmtp", "lmtp: it wants a path" },
	{ "a relative path is no place", "postcase/lmtp", "it wants a path" },
	{ "a port of a name is no port", "127.0.0.1:lmtp", "127.0.0.1:lmtp" },
	{ "a port without a host is no place", ":24", ":24: it wants a path" },
	{ "a bracket must be closed", "[::1:24", "[::1:24" },
	{ "a folder that is missing is told, with what to do",
		"/nonexistent/lmtp", "install -d -m 2750" },
};

static void
words_are_checked(void **state)
{
	const struct row *row = *state;
	g_autoptr(GError) fault = NULL;

	assert_int_equal(listen_check(row->words, &fault), row->want == NULL);
	if (row->want != NULL)
		assert_non_null(strstr(fault->message, row->want));
}

static void
what_was_passed_must_listen(void **state)
{
	g_autofree char *self = g_strdup_printf("%d", (int)getpid());
	g_autoptr(GError) fault = NULL;
	GPtrArray *passed = NULL;

	(void)state;
	assert_true(listen_inherit(&passed, &fault));
	assert_null(passed);

	/* Descriptor 3 is none that listens, whatever it is. */
	(void)setenv("LISTEN_FDS", "1", 1);
	(void)setenv("LISTEN_PID", "1", 1);
	assert_true(listen_inherit(&passed, &fault));
	assert_null(passed);
	(void)setenv("LISTEN_PID", self, 1);
	assert_false(listen_inherit(&passed, &fault));
	assert_non_null(strstr(fault->message, "systemd"));
	(void)unsetenv("LISTEN_FDS");
	(void)unsetenv("LISTEN_PID");
}

int
main(void)
{
	struct tests tests = { 0 };

	tests_add(&tests, "all may write to a socket, and none is left behind",
		all_may_write_and_none_is_left, NULL);
	tests_add(&tests, "a listener that stays is kept open",
		what_stays_is_kept, NULL);
	tests_add(&tests, "one place that cannot be had changes nothing",
		one_that_fails_changes_nothing, NULL);
	tests_add(&tests, "a running server's socket is not taken",
		a_running_server_is_not_robbed, NULL);
	tests_add(&tests, "a dead server's socket is replaced",
		what_a_dead_server_left_is_replaced, NULL);
	tests_add(&tests, "a file that is no socket stays",
		a_file_that_is_no_socket_stays, NULL);
	tests_add(&tests, "a port is free again, whoever has it still",
		a_port_can_be_opened_again, NULL);
	TESTS_TABLE(&tests, rows, words_are_checked);
	tests_add(&tests, "what systemd passes must be a socket that listens",
		what_was_passed_must_listen, NULL);
	return TESTS_RUN(&tests, "listen");
}
