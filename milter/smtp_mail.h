/*
 * smtp_mail.h - one message of an SMTP session, as far as it has come
 *
 * Filled by the callbacks (callbacks.c), looked at by inbound.h and outbound.h.
 * Bounded: what is beyond a bound is counted, not kept.
 */
#ifndef MILTER_SMTP_MAIL_H
#define MILTER_SMTP_MAIL_H

#include "base/autoptr.h"
#include "rules/directory.h"

enum {
	SMTP_MAIL_RECIPIENTS_MAX = 1000, /* more: 452 4.5.3 */
	SMTP_MAIL_HEADER_BYTES_MAX = 1024 * 1024,
	SMTP_MAIL_FIELDS_MAX = 4000,
};

struct smtp_recipient {
	char *given;   /* as RCPT TO had it, with its "<>": smfi_delrcpt() */
	char *address; /* without them, otherwise unchanged */
	const struct directory_account *account; /* of ours, or NULL */
	bool archive; /* an archive address, see rules/archive.h */
};

struct smtp_field {
	char *name;   /* as it came */
	char *value;  /* unfolded not; '\n' as folds, without leading blank */
	int instance; /* 1, 2, ... among the fields of that name, as
			 smfi_chgheader() counts */
};

struct smtp_mail {
	/* Of the session. */
	struct directory *directory; /* a reference, for the whole message */
	const char *client;          /* its IP address, "" if unknown */
	bool simulated;    /* nobody's SMTP: sendmail(1), requeued mail */
	const char *login; /* SASL login, lower case; NULL: none */
	const struct directory_user *user; /* whose login that is, or NULL */
	/* Of the message. */
	char *queue_id;        /* NULL till DATA */
	char *sender;          /* of the envelope, without "<>"; "" is null */
	gint64 said_size;      /* SIZE= of MAIL FROM, 0: not said */
	gint64 size;           /* bytes of header and body so far */
	GPtrArray *recipients; /* of struct smtp_recipient * */
	GPtrArray *fields;     /* of struct smtp_field *, from the top */
	GString *header;       /* the same as a header block, "Name: value\n" */
	bool cut;              /* it was larger than is kept, or no header */
	GHashTable *instances; /* lower-case name -> how many came */
};

/*
 * Filling it: begin makes the message's part anew, the session's stays.  The
 * directory's reference is taken over.
 */
void smtp_mail_begin(struct smtp_mail *mail, struct directory *directory,
	const char *sender);
void smtp_mail_add_field(struct smtp_mail *mail, const char *name,
	const char *value);
void smtp_mail_end(struct smtp_mail *mail);

/* Of "<a@b>", or of "a@b": "a@b"; the caller frees it. */
char *smtp_mail_bare(const char *given);

void smtp_recipient_free(struct smtp_recipient *recipient);
AUTOPTR(smtp_recipient, smtp_recipient_free)

/* The field of that name, in whatever case, and instance; or NULL. */
const struct smtp_field *smtp_mail_field(const struct smtp_mail *mail,
	const char *name, int instance);

/* Is a recipient of a group account's among them? */
bool smtp_mail_is_for_us(const struct smtp_mail *mail);

#endif
