#include "intake/people.h"

#include "intake/archived.h"
#include "intake/origin.h"
#include "mail/address.h"
#include "store/participants.h"

#include <string.h>

enum { NAMED_MAX = 50 }; /* of one message: more is no conversation */

static void
add(GArray *people, const char *address, bool accepted)
{
	const struct participant person = { address, accepted };

	g_array_append_val(people, person);
}

/*
 * Was it surely this sender who named the others?  A token does not say so: it
 * goes to all who get an answer.
 */
static bool
is_proven(const struct decision *d)
{
	return d->opens || d->standing == STANDING_PROVEN ||
	       d->standing == STANDING_AGENT;
}

/* Who filled in a form is to be answered on the case that it opens. */
static bool
is_answered(const struct decision *d)
{
	return d->opens && d->form == FORM_FILLED;
}

static void
add_named(const struct run *run, GArray *people, bool accepted)
{
	for (guint i = 0; i < run->msg->addresses->len; i++) {
		const struct message_address *a =
			g_ptr_array_index(run->msg->addresses, i);

		if ((a->role == ROLE_TO || a->role == ROLE_CC) &&
			people->len < NAMED_MAX)
			add(people, a->address, accepted);
	}
}

/*
 * The milter wrote our address into Reply-To; what the agent had there came
 * along as the original recipient.
 */
static void
add_originals(const struct run *run, GArray *people, GPtrArray *folded)
{
	const struct envelope *env = run->env;

	for (size_t i = 0; env->recipients[i] != NULL; i++) {
		const char *original = envelope_original(env, i);
		char *address = original ? address_fold(original) : NULL;

		if (address == NULL ||
			archived_by(run, env->recipients[i]) == NULL ||
			archive_is_one(address,
				run->in->conf->archive_domain)) {
			g_free(address);
			continue;
		}
		g_ptr_array_add(folded, address);
		add(people, address, true);
	}
}

/* Whom an agent writes to takes part from then on. */
static bool
keep_readers(const struct run *run, GArray *people, GError **error)
{
	g_autoptr(GPtrArray) folded = g_ptr_array_new_with_free_func(g_free);

	add_named(run, people, true);
	add_originals(run, people, folded);
	return participants_add(run->tx, run->decision.casefile, people,
		ADDRESSES_MAY_BE_NEW, error);
}

bool
people_keep(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;
	const struct message_address *person = origin_person(run);
	g_autoptr(GArray) people =
		g_array_new(FALSE, FALSE, sizeof(struct participant));
	bool counts = standing_counts(d->standing) && !d->stranger;

	if (d->casefile != CASE_NONE && d->sent)
		return keep_readers(run, people, error);
	if (d->casefile == CASE_NONE || person == NULL || !run_may_open(run))
		return true;
	add(people, person->address, counts || is_answered(d));
	if (counts)
		add_named(run, people, is_proven(d));
	if (run->forwarded != NULL)
		add(people, run->forwarded, false);
	return participants_add(run->tx, d->casefile, people,
		run->forwarded ? ADDRESSES_MAY_BE_NEW : ADDRESSES_ARE_KNOWN,
		error);
}
