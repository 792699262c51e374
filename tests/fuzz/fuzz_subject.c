/* A subject as headers_read() gives it. */
#include "mail/subject.h"

#include "base/text.h"
#include "mail/message.h"

#include "fuzz.h"

static void
check(const char *bytes, gsize size)
{
	g_autofree char *subject = text_clean(bytes, (gssize)size,
		MESSAGE_SUBJECT_BYTES_MAX, false);
	g_autofree char *base = subject_base(subject);

	holds_clean(base, strlen(subject), false);
	HOLDS(strstr(base, "  ") == NULL);
	HOLDS((*base == '\0') == (subject[strspn(subject, " ")] == '\0'));
}

FUZZ_TARGET(fuzz_nothing, check)
