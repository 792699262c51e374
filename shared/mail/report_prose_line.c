#include "mail/report_prose_line.h"

#include "base/text.h"
#include "mail/report_phrases.h"

#include <string.h>

bool
prose_line_ends(const char *line)
{
	const char *words = line + strspn(line, " \t-=_|*>#");
	g_autofree char *folded = report_words_fold(words);

	if (g_str_has_prefix(line, "Received: ") ||
		g_str_has_prefix(line, "Return-Path: <"))
		return true;
	return text_starts_with_any(folded, report_ends);
}

const char *
prose_line_behind_code(const char *line)
{
	bool is_code = (*line == '4' || *line == '5') &&
		       strspn(line, "0123456789") == 3 && line[3] == ' ';

	return is_code ? line + 4 : line;
}

bool
prose_line_says_why(const char *line)
{
	g_autofree char *folded = report_words_fold(line);

	return report_words_mean(folded) != MEANS_NOTHING;
}

const char *
prose_line_last_word(const char *line)
{
	const char *blank = strrchr(line, ' ');
	size_t before = blank ? (size_t)(blank - line) : 0;
	bool colon = before > 0 && line[before - 1] == ':';
	bool is_for =
		before > 4 && g_str_has_prefix(line + before - 4, " for ");

	return colon || is_for ? blank + 1 : "";
}

bool
prose_line_is_field(const char *line)
{
	static const char *const names[] = { "Reporting-MTA:",
		"Final-Recipient:", "Original-Recipient:" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_ascii_strncasecmp(line, names[i], strlen(names[i])) == 0)
			return true;
	return false;
}
