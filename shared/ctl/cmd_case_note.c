/* postcase case note: what colleagues should know, and no customer */
#include "ctl/case.h"
#include "ctl/cmd.h"
#include "ctl/status.h"
#include "ctl/term.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

enum { TEXT_BYTES = 64 * 1024 };

static char *
read_input(GError **error)
{
	g_autofree char *bytes = g_malloc(TEXT_BYTES + 1);
	size_t n = fread(bytes, 1, TEXT_BYTES + 1, stdin);

	if (ferror(stdin)) {
		status_set(error, EX_IOERR, "standard input: %s",
			g_strerror(errno));
		return NULL;
	}
	return g_utf8_make_valid(bytes, (gssize)n);
}

/* What is written of it: not too long, and something.  The caller frees it. */
static char *
read_text(const char *arg, GError **error)
{
	g_autofree char *text =
		strcmp(arg, "-") == 0 ? read_input(error) : g_strdup(arg);

	if (text == NULL)
		return NULL;
	if (strlen(text) > TEXT_BYTES) {
		status_set(error, EX_DATAERR,
			"a note has %d bytes at most; leave the rest out",
			TEXT_BYTES);
		return NULL;
	}
	if (*g_strstrip(text) == '\0') {
		status_set(error, EX_DATAERR, "a note says something");
		return NULL;
	}
	return g_steal_pointer(&text);
}

bool
cmd_case_note(struct ctl *ctl, char **args, GError **error)
{
	gint64 number = 0;
	g_autofree char *text = NULL;
	g_autoptr(rows) rows = rows_new();
	g_autoptr(tx) tx = NULL;

	if (!case_number(args[0], &number, error) ||
		(text = read_text(args[1], error)) == NULL ||
		(tx = ctl_begin(ctl, error)) == NULL ||
		!case_lock(ctl, tx, number, ACCESS_READ, rows, error) ||
		!case_finish(ctl, tx, number, "note", text, error))
		return false;
	if (ctl->json)
		return case_show(ctl, number, error);
	say("noted on case %" G_GINT64_FORMAT "; its followers are told",
		number);
	return true;
}
