/*
 * load [OPTION...] SERVER: letters to an LMTP server, as fast as it takes them
 * load -o DIRECTORY -n LETTERS: writes them as files, for programs on a pipe
 *
 *	-s SESSIONS   at once, each with one letter in flight (1)
 *	-n LETTERS    so many in all (1000)
 *	-t SECONDS    or as many as go into that time
 *	-r RECIPIENT  (support@example.com); % becomes the session's number
 *	-i RUN        stands in the Message-IDs, <RUN.N@example.net> (bench)
 *	-b N          begin with this letter (1)
 *	-a PERCENT    so many answer an earlier letter, 99 at most (0)
 *	-c RUN:FIRST:LAST   which one they answer: one of that run
 *	-z BYTES      size of a letter (4096)
 *
 * SERVER is HOST:PORT or the path of a unix socket.  One process, for it shares
 * the processors with the server.  Prints the line of
 * tally.h; a letter takes the time from the final dot to its reply.
 */
#include "tests/bench/client.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct options {
	struct load load;
	guint64 sessions, seconds;
	const char *cited, *directory;
};

static void
usage(void)
{
	(void)fputs("usage: load [-s SESSIONS] [-n LETTERS] [-t SECONDS] "
		    "[-r RECIPIENT] [-i RUN] [-b N] [-a PERCENT] "
		    "[-c RUN:FIRST:LAST] [-z BYTES] SERVER | -o DIRECTORY\n",
		stderr);
	exit(EXIT_FAILURE);
}

static void
read_option(struct options *o, int c, const char *value)
{
	struct letters *letters = &o->load.letters;
	const struct {
		int option;
		guint64 *number;
		const char **text;
	} rows[] = {
		{ 's', &o->sessions, NULL },
		{ 'n', &o->load.end, NULL },
		{ 't', &o->seconds, NULL },
		{ 'b', &o->load.next, NULL },
		{ 'a', &letters->answers, NULL },
		{ 'z', &letters->size, NULL },
		{ 'r', NULL, &letters->recipient },
		{ 'i', NULL, &letters->run },
		{ 'c', NULL, &o->cited },
		{ 'o', NULL, &o->directory },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (rows[i].option != c)
			continue;
		if (rows[i].text != NULL)
			*rows[i].text = value;
		else
			*rows[i].number = strtoull(value, NULL, 10);
		return;
	}
	usage();
}

/* RUN:FIRST:LAST; keeps the strings for the program's life. */
static void
read_cited(struct letters *letters, const char *text)
{
	char **parts = g_strsplit(text, ":", 3);

	if (g_strv_length(parts) != 3)
		usage();
	letters->cited = parts[0];
	letters->first = strtoull(parts[1], NULL, 10);
	letters->last = strtoull(parts[2], NULL, 10);
}

static void
read_options(struct options *o, int argc, char **argv)
{
	struct load *load = &o->load;

	for (int c; (c = getopt(argc, argv, "s:n:t:b:a:z:r:i:c:o:")) != -1;)
		read_option(o, c, optarg);
	if ((optind + 1 == argc) == (o->directory != NULL) || load->next == 0 ||
		load->letters.answers > (o->cited ? 100 : 99))
		usage();
	if (o->cited != NULL)
		read_cited(&load->letters, o->cited);
	if (load->end == 0)
		load->end = o->seconds ? G_MAXUINT32 : 1000;
	load->end += load->next - 1;
	load->until = o->seconds ? g_get_monotonic_time() +
					   (gint64)o->seconds * G_USEC_PER_SEC :
				   G_MAXINT64;
}

/* As a mail server writes to a pipe: its lines end with LF alone. */
static void
write_file(const struct letters *letters, guint64 number, const char *directory)
{
	g_autofree char *path =
		g_strdup_printf("%s/%06lu.eml", directory, number);
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	letter_write(letters, number, text);
	(void)g_string_replace(text, "\r\n", "\n", 0);
	if (!g_file_set_contents(path, text->str, (gssize)text->len, &error)) {
		(void)fprintf(stderr, "load: %s\n", error->message);
		exit(EXIT_FAILURE);
	}
}

static bool
wait_and_continue(struct client *sessions, struct pollfd *ready, guint64 n)
{
	bool open = false;

	for (guint64 i = 0; i < n; i++) {
		bool here = client_is_open(&sessions[i]);

		ready[i].fd = here ? sessions[i].fd : -1;
		ready[i].events = client_events(&sessions[i]);
		open |= here;
	}
	if (open && poll(ready, n, -1) < 0)
		return errno == EINTR;
	for (guint64 i = 0; open && i < n; i++)
		if (ready[i].fd >= 0 && ready[i].revents != 0)
			client_continue(&sessions[i]);
	return open;
}

static void
run(struct options *o, const char *server)
{
	g_autofree struct client *sessions = g_new0(struct client, o->sessions);
	g_autofree struct pollfd *ready = g_new0(struct pollfd, o->sessions);

	for (guint64 i = 0; i < o->sessions; i++)
		client_open(&sessions[i], &o->load, server, (unsigned)i + 1);
	while (wait_and_continue(sessions, ready, o->sessions))
		;
	for (guint64 i = 0; i < o->sessions; i++)
		client_clear(&sessions[i]);
}

int
main(int argc, char **argv)
{
	struct options o = {
		.load = { .letters = { .run = "bench",
				  .recipient = "support@example.com",
				  .size = 4096 },
			.next = 1 },
		.sessions = 1,
	};

	read_options(&o, argc, argv);
	if (o.directory != NULL) {
		for (; o.load.next <= o.load.end; o.load.next++)
			write_file(&o.load.letters, o.load.next, o.directory);
		return EXIT_SUCCESS;
	}
	tally_start(&o.load.tally);
	run(&o, argv[optind]);
	tally_finish(&o.load.tally);
	return EXIT_SUCCESS;
}
