/*
 * milter_list.h - smtpd_milters of Postfix, and our place in it
 *
 * "inet:localhost:8891, { unix:postcase/milter, default_action=accept }". Pure.
 */
#ifndef CTL_MILTER_LIST_H
#define CTL_MILTER_LIST_H

#include <glib.h>
#include <stdbool.h>

/* What the service wants of ours. */
struct milter_want {
	const char *milter; /* "unix:postcase/milter", as Postfix writes it */
	const char *action; /* "accept", "tempfail" */
	bool first; /* before those that sign, or behind those that check */
};

struct milter_place {
	int ours;     /* which of them; -1: none */
	int signs;    /* the first that signs or checks signatures, or -1 */
	char *action; /* of ours; NULL: milter_default_action */
};

/*
 * The items of a value, those in braces whole; the caller frees them
 * (g_strfreev).
 */
char **milter_list_split(const char *value);

/* The caller frees place->action.  queue: the queue directory. */
void milter_list_find(char **items, const char *milter, const char *queue,
	struct milter_place *place);

/* The same list with ours as it should be; the caller frees it. */
char *milter_list_mend(char **items, const struct milter_place *place,
	const struct milter_want *want);

/*
 * How Postfix writes what milter_listen says: a socket below the queue
 * directory without that.  The caller frees it.
 */
char *milter_list_name(const char *milter_listen, const char *queue);

#endif
