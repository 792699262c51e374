/*
 * fuzz.h - what the fuzz targets share
 *
 * A target is one file, fuzz_NAME.c, with one FUZZ_TARGET().  It asserts what
 * the headers promise, for a crash is not the only way to be wrong.  Beside it
 * may stand NAME.dict, words that libFuzzer tries, and seeds/NAME/, inputs to
 * start from: small ones, and those that once were findings.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include "promises.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The name that libFuzzer calls. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size); /* NOLINT */

/* init() once, then check() with each input, which is not NUL-terminated. */
#define FUZZ_TARGET(init, check)                                      \
	int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) \
	{                                                             \
		if (fuzz_is_first())                                  \
			init();                                       \
		check((const char *)bytes, size);                     \
		return 0;                                             \
	}

/* What GLib finds wrong with a call is our fault, in release builds too. */
static inline void
fuzz_log(const gchar *domain, GLogLevelFlags level, const gchar *text,
	gpointer data)
{
	(void)data;
	g_printerr("%s: %s\n", domain ? domain : "target", text);
	if (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL))
		abort(); /* GLib would trap, which libFuzzer does not see */
}

static inline bool
fuzz_is_first(void)
{
	static bool ready;
	bool is_first = !ready;

	if (is_first)
		g_log_set_default_handler(fuzz_log, NULL);
	ready = true;
	return is_first;
}

/* An init() for what needs none. */
static inline void
fuzz_nothing(void)
{
}

/* Up to a NUL, in as much memory as it needs.  The caller frees it. */
static inline char *
fuzz_string(const char *bytes, gsize size)
{
	return g_strndup(bytes, strnlen(bytes, size));
}

#endif
