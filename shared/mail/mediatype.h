/*
 * mediatype.h - media types and the file name extensions that go with them
 */
#ifndef MAIL_MEDIATYPE_H
#define MAIL_MEDIATYPE_H

/* ".pdf" for "application/pdf"; "" for a type that is not in the table. */
const char *mediatype_extension(const char *type);

/* The type that the extension of a file name stands for, or NULL. */
const char *mediatype_guess(const char *name);

#endif
