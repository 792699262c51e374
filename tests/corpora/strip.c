/*
 * strip <list: what quote_strip() makes of texts
 *
 * A file on each line of the input; on the output its text, and a NUL.
 */
#include "mail/quote.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

int
main(void)
{
	char *line = NULL;
	size_t room = 0;

	while (getline(&line, &room, stdin) > 0) {
		g_autofree char *bytes = NULL;
		g_autoptr(GError) error = NULL;

		if (!g_file_get_contents(g_strchomp(line), &bytes, NULL,
			    &error))
			g_error("%s", error->message);
		g_autofree char *text = g_utf8_make_valid(bytes, -1);
		g_autofree char *own = quote_strip(text);

		printf("%s%c", own, '\0');
	}
	free(line);
	return 0;
}
