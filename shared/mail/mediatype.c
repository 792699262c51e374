#include "mail/mediatype.h"

#include <glib.h>
#include <string.h>

#define OFFICE "application/vnd.openxmlformats-officedocument."

/* Of several rows with one type or one extension the first counts. */
static const struct {
	const char *extension, *type;
} types[] = {
	{ ".txt", "text/plain" },
	{ ".html", "text/html" },
	{ ".htm", "text/html" },
	{ ".csv", "text/csv" },
	{ ".ics", "text/calendar" },
	{ ".ics", "application/ics" },
	{ ".vcf", "text/vcard" },
	{ ".rtf", "application/rtf" },
	{ ".txt", "text/rfc822-headers" },
	{ ".txt", "message/delivery-status" },
	{ ".eml", "message/rfc822" },
	{ ".png", "image/png" },
	{ ".jpg", "image/jpeg" },
	{ ".jpeg", "image/jpeg" },
	{ ".gif", "image/gif" },
	{ ".webp", "image/webp" },
	{ ".svg", "image/svg+xml" },
	{ ".bmp", "image/bmp" },
	{ ".tif", "image/tiff" },
	{ ".tiff", "image/tiff" },
	{ ".mp3", "audio/mpeg" },
	{ ".wav", "audio/wav" },
	{ ".mp4", "video/mp4" },
	{ ".pdf", "application/pdf" },
	{ ".zip", "application/zip" },
	{ ".gz", "application/gzip" },
	{ ".json", "application/json" },
	{ ".xml", "application/xml" },
	{ ".xml", "text/xml" },
	{ ".doc", "application/msword" },
	{ ".docx", OFFICE "wordprocessingml.document" },
	{ ".xls", "application/vnd.ms-excel" },
	{ ".xlsx", OFFICE "spreadsheetml.sheet" },
	{ ".ppt", "application/vnd.ms-powerpoint" },
	{ ".pptx", OFFICE "presentationml.presentation" },
	{ ".odt", "application/vnd.oasis.opendocument.text" },
	{ ".ods", "application/vnd.oasis.opendocument.spreadsheet" },
	{ ".asc", "application/pgp-signature" },
	{ ".asc", "application/pgp-keys" },
	{ ".p7s", "application/pkcs7-signature" },
	{ ".p7m", "application/pkcs7-mime" },
	{ ".dat", "application/ms-tnef" },
};

const char *
mediatype_extension(const char *type)
{
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		if (g_ascii_strcasecmp(types[i].type, type) == 0)
			return types[i].extension;
	return "";
}

const char *
mediatype_guess(const char *name)
{
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot != NULL && i < G_N_ELEMENTS(types); i++)
		if (g_ascii_strcasecmp(types[i].extension, dot) == 0)
			return types[i].type;
	return NULL;
}
