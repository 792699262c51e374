/*
 * mute.h - a server that can be reached, and says nothing or nothing that ends
 *
 * On mute.path, where PostgreSQL's socket with MUTE_PORT would be in the
 * folder.
 */
#ifndef TESTS_MUTE_H
#define TESTS_MUTE_H

#include "table.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MUTE_PORT = 5432, MUTE_DRIP_US = 50 * 1000 };

/* A server on a socket: silent, or dripping a reply that does not end. */
struct mute {
	char *folder, *path;
	pid_t pid;
};

static inline void G_GNUC_NORETURN
mute_be(int listener, bool drips)
{
	for (;;) {
		int fd = accept(listener, NULL, NULL);

		while (drips && write(fd, "+", 1) == 1)
			g_usleep(MUTE_DRIP_US);
	}
}

static inline void
mute_start(struct mute *mute, bool drips)
{
	struct sockaddr_un name = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	mute->folder = g_dir_make_tmp("postcase-mute.XXXXXX", NULL);
	mute->path = g_strdup_printf("%s/.s.PGSQL.%d", mute->folder, MUTE_PORT);
	g_strlcpy(name.sun_path, mute->path, sizeof(name.sun_path));
	assert_int_equal(bind(fd, (struct sockaddr *)&name, sizeof(name)), 0);
	assert_int_equal(listen(fd, 5), 0);
	mute->pid = fork();
	assert_true(mute->pid >= 0);
	if (mute->pid == 0)
		mute_be(fd, drips);
	close(fd);
}

static inline void
mute_end(struct mute *mute)
{
	kill(mute->pid, SIGKILL);
	waitpid(mute->pid, NULL, 0);
	g_unlink(mute->path);
	g_rmdir(mute->folder);
	g_free(mute->path);
	g_free(mute->folder);
}

#endif
