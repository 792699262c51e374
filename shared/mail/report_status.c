#include "mail/report_status.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* Digits, at most three; 0 when there are none. */
static size_t
number_size(const char *at)
{
	size_t size = strspn(at, "0123456789");

	return size <= 3 ? size : 0;
}

/* The size of a status that stands there, or 0: no IP address, no version. */
static size_t
status_size(const char *at)
{
	if (strchr("245", *at) == NULL || *at == '\0' || at[1] != '.')
		return 0;
	size_t subject = number_size(at + 2);

	if (subject == 0 || at[2 + subject] != '.')
		return 0;
	size_t detail = number_size(at + 3 + subject);
	char behind = at[3 + subject + detail];

	if (detail == 0 || g_ascii_isalnum(behind))
		return 0;
	if (behind == '.' && g_ascii_isdigit(at[4 + subject + detail]))
		return 0;
	return 3 + subject + detail;
}

static bool
is_vague(const char *status)
{
	return status == NULL || g_str_has_suffix(status, ".0.0");
}

char *
status_find(const char *text)
{
	char *found = NULL;
	char before = ' ';

	for (const char *at = text ? text : ""; *at != '\0'; before = *at++) {
		size_t size = g_ascii_isalnum(before) || before == '.' ?
				      0 :
				      status_size(at);

		if (size == 0 || (found != NULL && at[0] != *found))
			continue;
		g_autofree char *status = g_strndup(at, size);

		if (found == NULL || is_vague(found)) {
			g_free(found);
			found = g_steal_pointer(&status);
		}
		if (!is_vague(found))
			break;
	}
	return found;
}

char
status_class(const char *text)
{
	char before = ' ';

	for (const char *at = text ? text : ""; *at != '\0'; before = *at++) {
		bool is_reply = (*at == '4' || *at == '5') && at[1] >= '0' &&
				at[1] <= '5' && number_size(at) == 3 &&
				strchr(" -:\t\n", at[3]) != NULL &&
				strchr(" \t\n;:(#'[", before) != NULL;

		if (is_reply)
			return *at;
	}
	return '\0';
}

char *
status_better(char *so_far, char *next)
{
	bool use = next != NULL && is_vague(so_far) &&
		   (so_far == NULL || *so_far == *next);

	g_free(use ? so_far : next);
	return use ? next : so_far;
}

char *
status_of_class(char class)
{
	return class ? g_strdup_printf("%c.0.0", class) : NULL;
}
