/*
 * report_status.h - statuses (RFC 3463) and reply codes in the words of a
 * server; private to mail/
 */
#ifndef MAIL_REPORT_STATUS_H
#define MAIL_REPORT_STATUS_H

/*
 * The first status in the text that tells more than its class, or any, or
 * NULL: "5.1.1", never of an IP address or a version.  The text may be NULL;
 * the caller frees the status.
 */
char *status_find(const char *text);

/* The class of an SMTP reply in the text: "550 no", "550-no", "#550"; or 0. */
char status_class(const char *text);

/* "5.0.0" of '5', NULL of 0; the caller frees it. */
char *status_of_class(char class);

/*
 * Each in turn tells more or is used up; what comes first sets the class.
 * Takes both, which may be NULL, and gives the one to go on with.
 */
char *status_better(char *so_far, char *next);

#endif
