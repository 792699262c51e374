#include "lda/thin/spool.h"

#include "table.h"

#include <sys/wait.h>
#include <unistd.h>

#define MEMORY ((gsize)256 * 1024)

static const struct row {
	const char *name;
	gsize size, limit;
	enum spool_end end;
} rows[] = {
	{ "nothing is whole", 0, 1000, SPOOL_WHOLE },
	{ "a short message is whole", 1000, 1000, SPOOL_WHOLE },
	{ "one that fills the memory is whole", MEMORY, 2 * MEMORY,
		SPOOL_WHOLE },
	{ "one that needs a file is whole", MEMORY + 1, 2 * MEMORY,
		SPOOL_WHOLE },
	{ "a large one is whole", 10 * MEMORY + 7, 20 * MEMORY, SPOOL_WHOLE },
	{ "one beyond the limit is begun", 1001, 1000, SPOOL_BEGUN },
	{ "a large one beyond the limit is begun", 10 * MEMORY, 5 * MEMORY,
		SPOOL_BEGUN },
};

static char *
make_message(gsize size)
{
	char *bytes = g_malloc(size + 1);

	for (gsize i = 0; i < size; i++)
		bytes[i] = (char)(i % 251);
	return bytes;
}

/* A pipe, and a child that writes into it. */
static int
pipe_with(const char *bytes, gsize size)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	if (fork() == 0) {
		(void)close(ends[0]);
		while (size > 0) {
			ssize_t n = write(ends[1], bytes, size);

			if (n <= 0)
				_exit(1);
			bytes += n;
			size -= (gsize)n;
		}
		_exit(0);
	}
	(void)close(ends[1]);
	return ends[0];
}

static gsize
read_all(int fd, char *to, gsize room)
{
	gsize size = 0;
	ssize_t n = 0;

	while ((n = read(fd, to + size, room - size)) > 0)
		size += (gsize)n;
	return size;
}

/* What was read and what was not are the message together. */
static void
message_is_kept(void **state)
{
	const struct row *row = *state;
	g_autofree char *bytes = make_message(row->size);
	g_autofree char *again = g_malloc(row->size + 1);
	int fd = pipe_with(bytes, row->size);
	struct spool spool;
	gsize size = 0;

	assert_int_equal(spool_read(&spool, fd, row->limit), row->end);
	if (row->end == SPOOL_WHOLE)
		assert_memory_equal(spool.bytes, bytes, row->size);

	int kept = spool_descriptor(&spool);
	assert_true(kept >= 0);
	size = read_all(kept, again, row->size + 1);
	assert_int_equal(size, spool.size);
	size += read_all(fd, again + size, row->size + 1 - size);
	assert_int_equal(size, row->size);
	assert_memory_equal(again, bytes, row->size);
	(void)close(kept);
	(void)close(fd);
	(void)wait(NULL);
}

static void
unreadable_input_is_begun(void **state)
{
	struct spool spool;

	(void)state;
	assert_int_equal(spool_read(&spool, -1, 1000), SPOOL_BEGUN);
	assert_int_equal(spool.size, 0);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, message_is_kept);
	tests_add(&tests, "what cannot be read is begun",
		unreadable_input_is_begun, NULL);
	return TESTS_RUN(&tests, "spool");
}
