/*
 * postfix.h - Postfix's configuration, as postconf(1) tells it
 *
 * Main.cf and the services of master.cf with what each has of its own.  Values
 * are with their "$name" replaced, unless it is said otherwise.
 */
#ifndef CTL_POSTFIX_H
#define CTL_POSTFIX_H

#include "base/autoptr.h"

#include <stdbool.h>

struct postfix {
	const char *config_dir; /* or NULL */
	GHashTable *main, *raw; /* name -> value; raw: as written */
	GHashTable *services;   /* "smtp/inet/name" -> value */
	GHashTable *fields;     /* "smtp/inet/chroot" -> value */
	GHashTable *broken;     /* tables -> why they cannot be read */
	GPtrArray *smtpds;      /* "smtp/inet": what takes mail by SMTP */
};

/* Asks postconf.  EX_UNAVAILABLE. */
struct postfix *postfix_read(const char *config_dir, GError **error);
void postfix_free(struct postfix *postfix);
AUTOPTR(postfix, postfix_free)

/* Of main.cf; "" when this Postfix does not know the name. */
const char *postfix_get(const struct postfix *postfix, const char *name);

/* As a service has it; NULL is main.cf. */
const char *postfix_get_for(const struct postfix *postfix, const char *service,
	const char *name);

/* A field of master.cf: "chroot", "command"; "" when there is no service. */
const char *postfix_field(const struct postfix *postfix, const char *service,
	const char *field);

/* Is the service locked up in the queue directory? */
bool postfix_is_chrooted(const struct postfix *postfix, const char *service);

/* Do people hand in mail there, who log in? */
bool postfix_is_submission(const struct postfix *postfix, const char *service);

/* The words of a list, parted by commas and blanks; the caller frees them. */
char **postfix_words(const char *value);

/*
 * What a table ("hash:/etc/aliases", "proxy:..." too) says of a key, or NULL;
 * the caller frees it.  One that cannot be read goes to postfix->broken.
 */
char *postfix_look_up(const struct postfix *postfix, const char *table,
	const char *key);

/* Is the name one of a list's words, or in one of its tables? */
bool postfix_is_listed(const struct postfix *postfix, const char *list,
	const char *name);

/*
 * The command that sets a value: in main.cf, or of a service alone when it is
 * named.  With it, postfix_add() puts another word behind those that are there,
 * as they are written.  The caller frees it.
 */
char *postfix_set(const struct postfix *postfix, const char *service,
	const char *name, const char *value);
char *postfix_add(const struct postfix *postfix, const char *name,
	const char *word);

#endif
