/* The block that our own mail server writes on top of a message. */
#include "mail/trace.h"

#include "alike.h"
#include "fuzz.h"

enum { LONGEST = 1000 };

static void
check(const char *bytes, gsize size)
{
	g_autoptr(GBytes) raw = g_bytes_new_static(bytes, size);
	g_autoptr(trace) trace = trace_read(raw);
	const char *const values[] = { trace->return_path, trace->original_to,
		trace->delivered_to, trace->queue_id };

	for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
		if (values[i] != NULL)
			holds_clean(values[i], LONGEST, false);
	HOLDS(trace->skip + trace->own <= size);
	HOLDS(trace->skip == 0 || bytes[trace->skip - 1] == '\n');
	(void)tops_are_alike(bytes, size);
}

FUZZ_TARGET(fuzz_nothing, check)
