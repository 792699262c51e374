/*
 * map.h - the text of a map of Postfix: "address value", a line each
 *
 * Addresses and logins come from people and, through the database, from
 * elsewhere.  What would be a comment, another line, a second value or
 * everybody's address in such a file is left out, and counted.  Pure.
 */
#ifndef RULES_MAP_H
#define RULES_MAP_H

#include <glib.h>
#include <stdbool.h>

struct map {
	GString *text;
	guint lines;   /* addresses in it */
	guint skipped; /* rows that such a file cannot hold */
	char *key;     /* of the last line */
	bool nobody;   /* its value is MAP_NOBODY */
};

/* The value of an address that nobody has: a list without a name in it. */
#define MAP_NOBODY ","

/* head: whole lines that begin with '#'. */
void map_init(struct map *map, const char *head);
void map_clear(struct map *map);

/*
 * A line.  key: "user@domain", or a domain.  value: as the map's reader wants
 * it, one line without blanks at its ends.
 */
void map_add(struct map *map, const char *key, const char *value);

/*
 * One more login of an address, whose logins come one after the other; NULL:
 * nobody, unless somebody follows.
 */
void map_add_login(struct map *map, const char *address, const char *login);

/* May it be the user name of "name:password"? */
bool map_holds_name(const char *name);

/* May it stand behind that: one line, of 1 to 500 bytes, that Postfix reads as
 * it is? */
bool map_holds_password(const char *password);

#endif
