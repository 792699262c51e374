#include "lda/lmtp/board.h"

#include "base/log.h"

#include <string.h>
#include <sys/mman.h>

struct board *
board_new(void)
{
	void *memory = mmap(NULL, sizeof(struct board), PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	return memory == MAP_FAILED ? NULL : memory;
}

struct slot *
board_take_slot(struct board *board)
{
	for (int i = 0; i < BOARD_SLOTS; i++) {
		struct slot *slot = &board->slots[i];

		if (g_atomic_int_get(&slot->taken))
			continue;
		*slot = (struct slot){ .taken = true };
		return slot;
	}
	return NULL;
}

/* Of one that takes more; else as many as can be. */
static gint
sessions_of(const struct slot *slot)
{
	bool takes = g_atomic_int_get(&slot->taken) &&
		     !g_atomic_int_get(&slot->leaving);

	return takes ? g_atomic_int_get(&slot->sessions) : G_MAXINT;
}

gint
board_fewest_sessions(const struct board *board)
{
	gint fewest = G_MAXINT;

	for (int i = 0; i < BOARD_SLOTS; i++) {
		gint sessions = sessions_of(&board->slots[i]);

		fewest = MIN(fewest, sessions);
	}
	return fewest;
}

static gint
deaths(const struct poison *poison)
{
	return g_atomic_int_get(&poison->tries) +
	       g_atomic_int_get(&poison->uncounted);
}

/* Also one without deaths: while they are counted they are on neither side. */
struct poison *
board_find_poison(struct board *board, const struct hash *hash)
{
	for (int i = 0; i < BOARD_POISONS; i++)
		if (memcmp(&board->poisons[i].hash, hash, sizeof(*hash)) == 0)
			return &board->poisons[i];
	return NULL;
}

void
board_add_poison(struct board *board, const struct slot *slot, const char *why)
{
	struct poison *poison = board_find_poison(board, &slot->hash);

	if (poison == NULL) {
		poison = &board->poisons[board->next++ % BOARD_POISONS];
		*poison = (struct poison){ .hash = slot->hash };
	}
	(void)g_strlcpy(poison->why, why, sizeof(poison->why));
	(void)g_atomic_int_add(&poison->uncounted, 1);
}

static bool
count_one(struct poison *poison, struct intake *in)
{
	g_autoptr(GError) fault = NULL;
	gint64 tries = 0;

	if (!intake_count_unreadable(in, &poison->hash, poison->why, &tries,
		    &fault)) {
		log_event(LOG_WARNING, NULL, "unreadable",
			LOG_FIELDS(log_text("text", fault->message)));
		return false;
	}
	g_atomic_int_set(&poison->tries, (gint)MIN(tries, G_MAXINT));
	return true;
}

/* Each death is taken by one worker; it goes back when that fails. */
void
board_count(struct poison *poison, struct intake *in)
{
	gint left = g_atomic_int_exchange(&poison->uncounted, 0);

	while (left > 0 && count_one(poison, in))
		left--;
	(void)g_atomic_int_add(&poison->uncounted, left);
}

void
board_count_all(struct board *board, struct intake *in)
{
	for (int i = 0; i < BOARD_POISONS; i++)
		board_count(&board->poisons[i], in);
}

bool
board_is_lethal(const struct poison *poison)
{
	return deaths(poison) >= INTAKE_TRIES;
}
