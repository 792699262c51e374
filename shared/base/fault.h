/*
 * fault.h - why a call did not do what was asked
 *
 * A function that can fail takes a GError ** last.  When it returns false
 * (or NULL) the error is set; otherwise it is untouched.  Answers that are
 * part of the job (no such case, seen before) are values, never a fault.
 *
 * A fault is set where it is understood, prefixed on the way up, and logged
 * once, at the top.  Its text says what could not be done and why, in lower
 * case and without a full stop: "could not reach the database: timeout".
 */
#ifndef BASE_FAULT_H
#define BASE_FAULT_H

#include <glib.h>
#include <stdbool.h>

#define POSTCASE_FAULT (fault_quark())

enum fault_code {
	FAULT_TEMP,   /* may work when tried again: server down, disk full */
	FAULT_PERM,   /* this message can never be taken */
	FAULT_CONFIG, /* the administrator must act first */
	FAULT_DATA,   /* the database cannot hold what this message says */
	FAULT_BUG,    /* we broke a promise of our own */
};

GQuark fault_quark(void);

/*
 * Sets *error (which may be NULL, as everywhere in GLib) and returns false,
 * so that a caller can return it.  dsn is a literal, RFC 3463: "4.3.0".
 */
bool fault_set(GError **error, enum fault_code code, const char *dsn,
	const char *format, ...) G_GNUC_PRINTF(4, 5);

/* Puts "doing: " in front of the text; returns false. */
bool fault_prefix(GError **error, const char *doing);

/* The DSN of a fault; "4.3.0" for an error of another domain. */
const char *fault_dsn(const GError *error);

#endif
