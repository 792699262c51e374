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
	g_log_default_handler(domain, level & G_LOG_LEVEL_MASK, text, data);
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

/* Not g_assert(): its branches are counted as those of the target. */
#define FUZZ_HOLDS(expression) fuzz_holds((expression), #expression)

static inline void
fuzz_holds(bool holds, const char *expression)
{
	if (!holds)
		g_error("does not hold: %s", expression);
}

static inline void
fuzz_same(const char *one, const char *other)
{
	if (g_strcmp0(one, other) != 0)
		g_error("not the same: '%s' and '%s'", one, other);
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

/*
 * Valid UTF-8 of at most max bytes without control characters; lines: but tab
 * and line feed.
 */
static inline void
fuzz_is_clean(const char *text, gsize max, bool lines)
{
	FUZZ_HOLDS(text != NULL && strlen(text) <= max);
	FUZZ_HOLDS(g_utf8_validate(text, -1, NULL));
	for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c))
		FUZZ_HOLDS(!g_unichar_iscntrl(g_utf8_get_char(c)) ||
			   (lines && strchr("\t\n", *c) != NULL));
}

#endif
