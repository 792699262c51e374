/*
 * report.h - what a mail server or mail program reports about a message
 *
 * Delivery reports (RFC 3464, 6533), the bounces of servers that know no such
 * format, disposition notices (RFC 8098) and abuse reports (RFC 5965, 6591).
 * All of it is what a stranger wrote: it says which address and message are
 * meant, never that this is true.
 */
#ifndef MAIL_REPORT_H
#define MAIL_REPORT_H

#include "base/autoptr.h"

#include <glib.h>
#include <stdbool.h>

enum {
	REPORT_RECIPIENTS_MAX = 100,
	REPORT_READ_BYTES_MAX = 256 * 1024, /* of each part that we read */
};

enum report_kind {
	REPORT_DELIVERY,    /* DSN, or a bounce of another form */
	REPORT_DISPOSITION, /* MDN: displayed, deleted, ... */
	REPORT_FEEDBACK,    /* ARF: abuse, fraud, auth-failure, ... */
};

/* Action of RFC 3464; of a non-standard bounce what its text says. */
enum report_action {
	ACTION_FAILED,
	ACTION_DELAYED,
	ACTION_DELIVERED, /* also relayed and expanded */
};

struct report_recipient {
	char *address; /* lower case */
	enum report_action action;
	char *status;     /* "5.1.1" (RFC 3463), or NULL: cannot be told */
	char *diagnostic; /* one line for people, or NULL */
	bool hard;        /* failed, and will for the next mail, too */
};

/* The message that is reported about; each may be NULL. */
struct report_original {
	char *id;          /* without brackets */
	char *subject;     /* decoded */
	char *from, *to;   /* lower case, the first address */
	char *envelope_id; /* Original-Envelope-Id */
};

struct report {
	enum report_kind kind;
	bool standard;         /* a machine-readable part says so */
	GPtrArray *recipients; /* of struct report_recipient * */
	struct report_original original;
	char *what; /* "displayed", "abuse": Disposition or Feedback-Type, lower
		       case, or NULL */
};

/* Empty, for report_read(). */
struct report *report_new(enum report_kind kind);

/* "delivery", "disposition" or "feedback". */
const char *report_kind_name(enum report_kind kind);

/* "failed", "delayed" or "delivered". */
const char *report_action_name(enum report_action action);

void report_free(struct report *report);
AUTOPTR(report, report_free)

#endif
