/*
 * filename.h - names of attachments that are safe as file names
 */
#ifndef MAIL_FILENAME_H
#define MAIL_FILENAME_H

enum { FILENAME_BYTES_MAX = 200 };

/*
 * The last part of what may be a path, without control characters and without
 * those that turn the direction of text ("exe.fdp" shown as "pdf.exe"), dots
 * and dashes at the start, blanks and dots at the end; too long a name keeps
 * its extension, that of a device of Windows gets a '_' in front.  When nothing
 * is left, or name is NULL: "unnamed" with the extension of the media type.
 * Takes and gives UTF-8; the caller frees it.
 */
char *filename_clean(const char *name, const char *type);

#endif
