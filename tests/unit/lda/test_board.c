#include "lda/lmtp/board.h"

#include "table.h"

#include <sys/mman.h>

static struct board *
new_board(void)
{
	struct board *board = board_new();

	assert_non_null(board);
	return board;
}

static void
free_board(struct board *board)
{
	(void)munmap(board, sizeof(*board));
}

static struct slot *
slot_with(struct board *board, const char *message)
{
	struct slot *slot = board_take_slot(board);

	slot->hash = hash_of(message, strlen(message));
	return slot;
}

static struct poison *
find(struct board *board, const char *message)
{
	const struct hash hash = hash_of(message, strlen(message));

	return board_find_poison(board, &hash);
}

static void
a_slot_is_one_workers(void **state)
{
	struct board *board = new_board();
	struct slot *first = board_take_slot(board);

	(void)state;
	first->phase = PHASE_READING;
	g_atomic_int_set(&first->leaving, true);
	assert_ptr_not_equal(board_take_slot(board), first);
	g_atomic_int_set(&first->taken, false);
	assert_ptr_equal(board_take_slot(board), first);
	assert_int_equal(first->phase, PHASE_IDLE);
	assert_false(g_atomic_int_get(&first->leaving));
	free_board(board);
}

static void
slots_have_an_end(void **state)
{
	struct board *board = new_board();

	(void)state;
	for (int i = 0; i < BOARD_SLOTS; i++)
		assert_non_null(board_take_slot(board));
	assert_null(board_take_slot(board));
	free_board(board);
}

static void
the_fewest_are_of_one_that_takes_more(void **state)
{
	struct board *board = new_board();
	struct slot *leaving = board_take_slot(board);
	struct slot *gone = board_take_slot(board);
	struct slot *busy = board_take_slot(board);

	(void)state;
	g_atomic_int_set(&leaving->leaving, true);
	g_atomic_int_set(&gone->taken, false);
	g_atomic_int_set(&busy->sessions, 5);
	assert_int_equal(board_fewest_sessions(board), 5);
	(void)board_take_slot(board);
	assert_int_equal(board_fewest_sessions(board), 0);
	free_board(board);
}

static void
two_deaths_are_lethal(void **state)
{
	struct board *board = new_board();
	const struct slot *slot = slot_with(board, "poison");

	(void)state;
	assert_null(find(board, "poison"));
	board_add_poison(board, slot, "died");
	assert_non_null(find(board, "poison"));
	assert_false(board_is_lethal(find(board, "poison")));
	assert_null(find(board, "poisom"));
	board_add_poison(board, slot, "died");
	assert_true(board_is_lethal(find(board, "poison")));
	free_board(board);
}

static void
a_death_elsewhere_counts(void **state)
{
	struct board *board = new_board();
	const struct slot *slot = slot_with(board, "poison");

	(void)state;
	board_add_poison(board, slot, "died");
	find(board, "poison")->tries = 1; /* another host's, in the database */
	assert_true(board_is_lethal(find(board, "poison")));
	free_board(board);
}

/* Nothing of a database: a message must not kill for ever while it is away. */
static void
deaths_wait_for_the_database(void **state)
{
	struct board *board = new_board();
	const struct slot *slot = slot_with(board, "poison");
	g_autoptr(conf) conf = conf_parse("database = host=/nonexistent\n"
					  "log_file = /dev/null\n",
		"test", NULL);
	g_autoptr(intake) in = intake_new(conf, INTAKE_MANY);

	(void)state;
	board_add_poison(board, slot, "died");
	board_add_poison(board, slot, "died");
	board_count_all(board, in);
	assert_int_equal(find(board, "poison")->uncounted, 2);
	assert_true(board_is_lethal(find(board, "poison")));
	free_board(board);
}

static void
deaths_in_the_counting_are_not_lost(void **state)
{
	struct board *board = new_board();
	const struct slot *slot = slot_with(board, "poison");
	struct poison *poison = NULL;

	(void)state;
	board_add_poison(board, slot, "died");
	poison = find(board, "poison");
	poison->uncounted = 0; /* a worker is telling the database */
	board_add_poison(board, slot, "died");
	assert_ptr_equal(find(board, "poison"), poison);
	poison->tries = 1; /* it has */
	assert_true(board_is_lethal(find(board, "poison")));
	free_board(board);
}

static void
the_oldest_is_forgotten(void **state)
{
	struct board *board = new_board();
	struct slot *slot = slot_with(board, "first");

	(void)state;
	board_add_poison(board, slot, "died");
	for (int i = 0; i < BOARD_POISONS; i++) {
		slot->hash = hash_of(&i, sizeof(i));
		board_add_poison(board, slot, "died");
	}
	assert_null(find(board, "first"));
	assert_non_null(board_find_poison(board, &slot->hash));
	free_board(board);
}

int
main(void)
{
	struct tests tests = { 0 };

	tests_add(&tests, "a slot is one worker's till it is dead",
		a_slot_is_one_workers, NULL);
	tests_add(&tests, "slots have an end", slots_have_an_end, NULL);
	tests_add(&tests, "who leaves is not waited for",
		the_fewest_are_of_one_that_takes_more, NULL);
	tests_add(&tests, "two deaths on the same bytes are enough",
		two_deaths_are_lethal, NULL);
	tests_add(&tests, "a death on another host counts too",
		a_death_elsewhere_counts, NULL);
	tests_add(&tests, "deaths count while the database is away",
		deaths_wait_for_the_database, NULL);
	tests_add(&tests, "a death while another is counted is not lost",
		deaths_in_the_counting_are_not_lost, NULL);
	tests_add(&tests, "the oldest poison is forgotten",
		the_oldest_is_forgotten, NULL);
	return TESTS_RUN(&tests, "board");
}
