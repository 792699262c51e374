/*
 * value_address.h - addresses that people type
 */
#ifndef CTL_VALUE_ADDRESS_H
#define CTL_VALUE_ADDRESS_H

#include <glib.h>
#include <stdbool.h>

enum {
	VALUE_ADDRESS_MAX = 320,
	/*
	 * Of the local part of a group account: behind it goes "+" and the
	 * token of a reply, and RFC 5321 ends a local part at 64.
	 */
	VALUE_GROUP_LOCAL_MAX = 40,
};

/*
 * As address_fold() gives it and the store keeps it, or NULL and EX_DATAERR:
 * one '@' with something on both sides, no blanks, quotes, brackets, commas or
 * controls.  The caller frees it.
 */
char *value_address(const char *text, GError **error);

/* A group account's: with room for a reply's token. */
char *value_group_address(const char *text, GError **error);

/*
 * The addresses of lists ("a@x,b@x"; texts may be NULL), each once; an array of
 * char * that the caller owns, or NULL.
 */
GPtrArray *value_addresses(char **texts, GError **error);
GPtrArray *value_group_addresses(char **texts, GError **error);

#endif
