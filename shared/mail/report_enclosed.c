#include "mail/report_enclosed.h"

#include "mail/report_delivery.h"
#include "mail/report_original.h"

#include <string.h>

/* A text of it, not NUL-terminated; at is NULL when it was not found. */
struct piece {
	const char *at;
	gsize size;
};

static const char *
behind(const char *text, const char *what)
{
	const char *found = text ? strstr(text, what) : NULL;

	return found ? found + strlen(what) : NULL;
}

/* From the empty line below the type to the next boundary. */
static struct piece
find_piece(const char *text, const char *type)
{
	const char *named = behind(text, type);
	const char *lf = behind(named, "\n\n");
	const char *crlf = behind(named, "\r\n\r\n");
	const char *start = lf == NULL || (crlf && crlf < lf) ? crlf : lf;
	const char *end = start ? strstr(start, "\n--") : NULL;

	if (start == NULL)
		return (struct piece){ NULL, 0 };
	return (struct piece){ start,
		end ? (gsize)(end - start) : strlen(start) };
}

void
report_enclosed_read(struct report *report, const char *text,
	const struct prose *prose)
{
	struct piece status = find_piece(text, ": message/delivery-status");
	struct piece original = find_piece(text, ": message/rfc822");

	if (status.at == NULL)
		return;
	report_delivery_read(report, status.at, status.size, prose);
	if (original.at != NULL)
		report_original_read(&report->original, original.at,
			original.size);
}
