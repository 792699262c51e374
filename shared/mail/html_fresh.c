#include "mail/html_fresh.h"

bool
fresh_is(const struct fresh_state *state)
{
	bool quoted = state->rest || state->wholes > 0 ||
		      (state->starts > 0 && !state->started);

	return state->signatures == 0 && (!quoted || state->forwarded);
}

void
fresh_open(struct fresh_state *state, enum quote_reach reach)
{
	bool was = fresh_is(state);

	state->wholes += reach == QUOTE_WHOLE;
	state->starts += reach == QUOTE_START;
	state->signatures += reach == QUOTE_SIGNATURE;
	/* Answers may stand below a quote: inside one, nothing has a rest. */
	state->rest |= reach == QUOTE_REST && was;
	state->forwarded |= reach == QUOTE_FORWARD && was;
	if (was)
		state->asked = false;
}

void
fresh_close(struct fresh_state *state, enum quote_reach reach, bool quoted)
{
	state->wholes -= reach == QUOTE_WHOLE;
	state->starts -= reach == QUOTE_START;
	state->signatures -= reach == QUOTE_SIGNATURE;
	state->started = state->starts > 0 && (state->started || quoted);
}

enum fresh
fresh_words(struct fresh_state *state, const char *words, gsize size)
{
	bool first = !state->asked && state->signatures == 0;

	if (fresh_is(state))
		return FRESH_YES;
	state->forwarded = first && quote_is_forward(words, size);
	if (state->forwarded)
		return FRESH_FORWARD;
	state->any = true;
	state->asked |= first;
	return first ? FRESH_FIRST : FRESH_NO;
}
