#include "mail/wrapper.h"

#include "mail/charset.h"
#include "mail/header.h"
#include "mail/msgid.h"
#include "mail/parameters.h"

#include <string.h>

enum {
	TYPE_BYTES_MAX = 100,
	NAME_BYTES_MAX = 4096,
};

/* The value of the last field of that name, or NULL. */
static char *
last_value(GMimeObject *part, const char *name)
{
	GMimeHeaderList *list = g_mime_object_get_header_list(part);
	bool cut = false; /* then its start has to do */

	for (int i = g_mime_header_list_get_count(list); i > 0; i--) {
		GMimeHeader *header =
			g_mime_header_list_get_header_at(list, i - 1);
		const char *raw = g_mime_header_get_raw_value(header);
		const char *is = g_mime_header_get_name(header);

		if (raw != NULL && g_ascii_strcasecmp(is, name) == 0)
			return header_value(raw, strlen(raw), NULL, &cut);
	}
	return NULL;
}

static bool
is_type(const char *type)
{
	size_t size = strlen(type);

	for (const char *c = type; *c != '\0'; c++)
		if (!g_ascii_isgraph(*c))
			return false;
	return size <= TYPE_BYTES_MAX && *type != '/' && type[size - 1] != '/';
}

char *
wrapper_type(GMimeObject *part)
{
	GMimeContentType *declared = g_mime_object_get_content_type(part);
	g_autofree char *type = g_mime_content_type_get_mime_type(declared);

	/* GMime made it a text, because it could not read the type. */
	bool is_text = GMIME_IS_TEXT_PART(part) &&
		       !g_mime_content_type_is_type(declared, "text", "*");

	if (is_text || (!is_type(type) && g_str_has_prefix(type, "text/")))
		return g_strdup("text/plain");
	if (!is_type(type))
		return g_strdup("application/octet-stream");
	return g_ascii_strdown(type, -1);
}

/*
 * A backslash in a quoted string stands for itself unless it quotes a quote:
 * "C:\TEMP\a.png" is a path, whatever RFC 2045 says.
 */
static char *
keep_backslashes(const char *value)
{
	GString *kept = g_string_new(NULL);

	for (const char *c = value; *c != '\0'; c++) {
		g_string_append_c(kept, *c);
		if (*c == '\\' && (c[1] == '"' || c[1] == '\\'))
			g_string_append_c(kept, *++c);
		else if (*c == '\\')
			g_string_append_c(kept, '\\');
	}
	return g_string_free(kept, FALSE);
}

static char *
disposition_filename(const char *value)
{
	g_autoptr(GMimeContentDisposition) disposition =
		g_mime_content_disposition_parse(NULL, value);

	return g_strdup(g_mime_content_disposition_get_parameter(disposition,
		"filename"));
}

static char *
type_name(const char *value)
{
	g_autoptr(GMimeContentType) type =
		g_mime_content_type_parse(NULL, value);

	return g_strdup(g_mime_content_type_get_parameter(type, "name"));
}

static const struct {
	const char *field;
	char *(*read)(const char *value);
} name_fields[] = {
	{ "Content-Disposition", disposition_filename },
	{ "Content-Type", type_name },
};

/*
 * Words may be spread over RFC 2231's pieces, and GMime gives back what it
 * cannot decode: Japanese with characters of Windows.
 */
static char *
decode_once_more(const char *name)
{
	g_autoptr(GString) bytes = g_string_new(name);
	gsize size = 0;
	g_autofree char *text = charset_decode(bytes, NULL, false, &size);

	return header_text(text, NAME_BYTES_MAX);
}

char *
wrapper_name(GMimeObject *part)
{
	for (size_t i = 0; i < G_N_ELEMENTS(name_fields); i++) {
		g_autofree char *value = last_value(part, name_fields[i].field);
		g_autofree char *ordered =
			parameters_in_order(value ? value : "");
		g_autofree char *words = header_repair(ordered);
		g_autofree char *path = keep_backslashes(words);
		g_autofree char *name = name_fields[i].read(path);

		if (name != NULL && *name != '\0')
			return decode_once_more(name);
	}
	return NULL;
}

char *
wrapper_content_id(GMimeObject *part)
{
	g_autofree char *value = last_value(part, "Content-ID");

	return value ? msgid_first(value) : NULL;
}

bool
wrapper_is_disposed(GMimeObject *part, const char *disposition)
{
	g_autofree char *value = last_value(part, "Content-Disposition");

	if (value == NULL)
		return false;
	value[strcspn(value, "; \t(")] = '\0';
	return g_ascii_strcasecmp(value, disposition) == 0;
}

enum message_encoding
wrapper_encoding(GMimeObject *part)
{
	static const struct {
		GMimeContentEncoding theirs;
		enum message_encoding ours;
	} encodings[] = {
		{ GMIME_CONTENT_ENCODING_BASE64, ENCODING_BASE64 },
		{ GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE,
			ENCODING_QUOTED_PRINTABLE },
		{ GMIME_CONTENT_ENCODING_UUENCODE, ENCODING_UUENCODE },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(encodings); i++)
		if (GMIME_IS_PART(part) &&
			g_mime_part_get_content_encoding(GMIME_PART(part)) ==
				encodings[i].theirs)
			return encodings[i].ours;
	return ENCODING_NONE;
}
