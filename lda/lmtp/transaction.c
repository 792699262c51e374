#include "lda/lmtp/transaction.h"

#include "base/log.h"
#include "mail/trace.h"

#include <malloc.h>

enum { LARGE = 1024 * 1024 }; /* bytes */

void
transaction_init(struct transaction *t)
{
	*t = (struct transaction){
		.recipients = g_ptr_array_new_with_free_func(g_free),
		.originals = g_ptr_array_new_with_free_func(g_free),
		.limits = g_array_new(FALSE, FALSE, sizeof(gint64)),
	};
}

void
transaction_clear(struct transaction *t)
{
	g_free(t->queue_id);
	g_free(t->sender);
	g_ptr_array_unref(t->recipients);
	g_ptr_array_unref(t->originals);
	g_array_unref(t->limits);
	buffer_free(t->buffer);
}

enum answer
transaction_xforward(struct transaction *t, struct command *c)
{
	if (t->sender != NULL)
		return ANSWER_SEQUENCE;
	if (c->queue_id != NULL) {
		g_free(t->queue_id);
		t->queue_id = g_steal_pointer(&c->queue_id);
	}
	return ANSWER_OK;
}

enum answer
transaction_mail(struct transaction *t, struct command *c,
	const struct conf *conf)
{
	if (t->sender != NULL)
		return ANSWER_SEQUENCE;
	if (c->size > conf->message_size_limit)
		return ANSWER_TOO_LARGE;
	t->sender = g_steal_pointer(&c->address);
	t->size = c->size;
	return ANSWER_SENDER;
}

static bool
is_too_large(gint64 size, gint64 limit)
{
	return limit > 0 && size > limit;
}

enum answer
transaction_rcpt(struct transaction *t, struct command *c, struct door *door)
{
	enum answer answer = ANSWER_RECIPIENT;
	gint64 limit = 0;

	if (t->sender == NULL)
		return ANSWER_SEQUENCE;
	if (t->recipients->len >= TRANSACTION_RECIPIENTS_MAX)
		return ANSWER_RECIPIENTS;
	answer = door_rcpt(door, c->address, t->queue_id, &limit);
	if (answer == ANSWER_RECIPIENT && is_too_large(t->size, limit))
		answer = ANSWER_TOO_LARGE;
	if (answer != ANSWER_RECIPIENT) {
		t->refused = true;
		return answer;
	}
	g_ptr_array_add(t->recipients, g_steal_pointer(&c->address));
	g_ptr_array_add(t->originals, g_steal_pointer(&c->original));
	g_array_append_val(t->limits, limit);
	return answer;
}

enum answer
transaction_data(struct transaction *t, const struct conf *conf)
{
	if (t->recipients->len == 0)
		return t->refused ? ANSWER_NOBODY : ANSWER_SEQUENCE;
	t->buffer = buffer_new(conf->spool_directory, conf->message_size_limit);
	return ANSWER_GO_AHEAD;
}

/* Is all there too large for the recipient? */
static bool
refuses(const struct transaction *t, guint place)
{
	return is_too_large(t->size, g_array_index(t->limits, gint64, place));
}

/* Each address that takes it, once; NULL behind the last one. */
static void
find_different(const struct transaction *t, GPtrArray *recipients,
	GPtrArray *originals)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < t->recipients->len; i++) {
		char *recipient = g_ptr_array_index(t->recipients, i);

		if (refuses(t, i) || !g_hash_table_add(seen, recipient))
			continue;
		g_ptr_array_add(recipients, recipient);
		g_ptr_array_add(originals, g_ptr_array_index(t->originals, i));
	}
	g_ptr_array_add(recipients, NULL);
}

static struct verdict
hand_in(const struct transaction *t, struct door *door, GBytes *bytes)
{
	g_autoptr(trace) trace = trace_read(bytes);
	g_autoptr(GPtrArray) recipients = g_ptr_array_new();
	g_autoptr(GPtrArray) originals = g_ptr_array_new();
	g_autoptr(GBytes) raw = g_bytes_new_from_bytes(bytes, trace->skip,
		g_bytes_get_size(bytes) - trace->skip);

	find_different(t, recipients, originals);
	if (recipients->pdata[0] == NULL)
		return verdict_of(VERDICT_REFUSED); /* and each is told why */

	const struct envelope env = {
		.door = DOOR_LMTP,
		.queue_id = t->queue_id ? t->queue_id : trace->queue_id,
		.sender = t->sender,
		.recipients = (const char *const *)recipients->pdata,
		.originals = (const char *const *)originals->pdata,
	};

	return door_deliver(door, &env, raw);
}

static void
put_replies(const struct transaction *t, enum answer answer, GString *out)
{
	for (guint i = 0; i < t->recipients->len; i++)
		answer_put_for(out, answer,
			g_ptr_array_index(t->recipients, i));
}

static void
put_verdict(const struct transaction *t, const struct verdict *verdict,
	GString *out)
{
	g_autofree char *text =
		verdict->casefile == 0 ?
			g_strdup(verdict->text) :
			g_strdup_printf("%s, case %" G_GINT64_FORMAT,
				verdict->text, verdict->casefile);
	const struct answer_words words = {
		verdict_row(verdict->kind)->smtp,
		verdict->dsn,
		text,
	};

	for (guint i = 0; i < t->recipients->len; i++) {
		const char *recipient = g_ptr_array_index(t->recipients, i);

		if (refuses(t, i))
			answer_put_for(out, ANSWER_TOO_LARGE, recipient);
		else
			answer_put_words(out, &words, recipient);
	}
}

/* Too large, or no room for it. */
static void
put_lost(const struct transaction *t, const GError *fault, GString *out)
{
	bool refused = g_error_matches(fault, POSTCASE_FAULT, FAULT_PERM);

	log_event(refused ? LOG_INFO : LOG_ERR, t->queue_id,
		refused ? "refused" : "later",
		LOG_FIELDS(log_text("door", "lmtp"),
			log_text("to", g_ptr_array_index(t->recipients, 0)),
			log_text("text", fault->message)));
	put_replies(t, refused ? ANSWER_TOO_LARGE : ANSWER_NO_ROOM, out);
}

void
transaction_deliver(struct transaction *t, struct door *door, GString *out)
{
	g_autoptr(GError) fault = NULL;
	g_autoptr(GBytes) bytes = buffer_take(t->buffer, &fault);
	struct verdict verdict;

	if (bytes == NULL) {
		put_lost(t, fault, out);
		return;
	}
	t->size = (gint64)g_bytes_get_size(bytes);
	verdict = hand_in(t, door, bytes);
	put_verdict(t, &verdict, out);
	/* What a large one needed is given back, for each worker meets some. */
	if (g_bytes_get_size(bytes) > LARGE)
		(void)malloc_trim(0);
}
