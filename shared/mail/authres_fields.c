#include "mail/authres_fields.h"

#include "mail/authres.h"
#include "mail/authres_scan.h"

#include <string.h>

/* "mx.example.com 1; ..." */
static bool
is_ours(const char *authserv_id, struct fields *value)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GString) comments = g_string_new(NULL);
	struct scan scan = { value->at, value->end, comments };
	char version[SCAN_WORD_BYTES];
	bool ours = scan_value(&scan, text) &&
		    g_ascii_strcasecmp(text->str, authserv_id) == 0 &&
		    scan_space(&scan);

	if (!ours)
		return false;
	if (scan.at < scan.end && *scan.at != ';' &&
		(!scan_word(&scan, version) || strcmp(version, "1") != 0))
		return false;
	value->at = scan.at;
	return true;
}

bool
authres_fields_next(struct own_fields *run, struct fields *results)
{
	struct field field;

	while (*run->host != '\0' && own_fields_next(run, &field)) {
		*results = fields_of(field.value, field.value_size);
		if (!field_is(&field, "Authentication-Results") ||
			!is_ours(run->host, results))
			continue;
		own_fields_found(run);
		return true;
	}
	return false;
}
