/*
 * message.h - what we know of a message, as plain data
 *
 * message_parse() fills this in; nobody outside mail/ sees a GMime object.
 * Strings are NUL-terminated, valid UTF-8, without control characters but tab
 * and line feed (in text and html), and owned by the message; one that may be
 * NULL says so.
 */
#ifndef MAIL_MESSAGE_H
#define MAIL_MESSAGE_H

#include "base/autoptr.h"
#include "base/hash.h"
#include "mail/report.h"

#include <glib.h>
#include <stdbool.h>

enum {
	MESSAGE_PARTS_MAX = 1000,             /* leaves and multiparts */
	MESSAGE_DEPTH_MAX = 32,               /* multiparts in multiparts */
	MESSAGE_HEADER_BYTES_MAX = 64 * 1024, /* of one field that we read */
	MESSAGE_ADDRESSES_MAX = 1000,         /* of all fields together */
	MESSAGE_TEXT_BYTES_MAX = 1024 * 1024, /* of text, and of html */
	MESSAGE_SUBJECT_BYTES_MAX = 998,
};

enum message_role {
	ROLE_FROM,
	ROLE_REPLY_TO,
	ROLE_TO,
	ROLE_CC,
};

struct message_address {
	enum message_role role;
	char *address; /* lower case, "local@domain"; never "" */
	char *name;    /* decoded display name, or NULL */
};

/* How the bytes of an attachment are written in the raw message. */
enum message_encoding {
	ENCODING_NONE, /* 7bit, 8bit, binary, or unknown: as they are */
	ENCODING_BASE64,
	ENCODING_QUOTED_PRINTABLE,
	ENCODING_UUENCODE,
};

/*
 * A leaf that is no body text, an enclosed message as a whole, or what lies
 * behind a limit: a place in the raw bytes, never a copy.
 */
struct message_attachment {
	unsigned part;    /* 1, 2, ...: the attachments in their order */
	char *name;       /* safe as a file name: no path, no leading dot */
	char *type;       /* "image/png", lower case */
	char *content_id; /* without brackets, or NULL */
	bool inlined;     /* Content-Disposition: inline */
	enum message_encoding encoding;
	gint64 offset, length; /* of the encoded bytes in the raw message */
	gint64 size;           /* decoded bytes */
	char sha256[HASH_HEX]; /* of the decoded bytes, hexadecimal */
};

/* What speaks against a person as the writer; see rules/classify.h. */
enum message_signal {
	SIGNAL_REPLIED,   /* Auto-Submitted: auto-replied, X-Autoreply, ... */
	SIGNAL_GENERATED, /* any word of Auto-Submitted but "no" */
	SIGNAL_LIST,      /* List-* and kin, Precedence: bulk, ... */
	SIGNAL_SUPPRESS,  /* X-Auto-Response-Suppress: All, OOF, AutoReply */
	SIGNAL_REPORT,    /* the whole message is a report of some kind */
	SIGNAL_CALENDAR,  /* the answer to an invitation is in it */
	SIGNAL_ROBOT,     /* some program's mark that tells no more */
	SIGNAL_DAEMON,    /* From is mailer-daemon */
	SIGNAL_RETURNED,  /* weak: a subject or field of bounces */
	SIGNAL_AWAY,      /* weak: a subject of out-of-office notices */
	SIGNALS,
};

struct message_signals {
	char *said[SIGNALS]; /* who said it: "auto-submitted: auto-replied",
			      * lower case; NULL: nobody */
	GPtrArray *visited;  /* of char *: addresses of Delivered-To, X-Loop */
	unsigned hops;       /* Received fields */
};

struct message {
	char *id;             /* without brackets, or NULL */
	GPtrArray *ancestors; /* of char *: see message_parse() */
	char *subject;        /* decoded, one line, "" when there is none */
	gint64 date;          /* of the Date field, Unix time; 0: unreadable */
	GPtrArray *addresses; /* of struct message_address *, by role */
	char *plain;          /* all text/plain bodies, or NULL */
	char *html;           /* all text/html bodies, or NULL */
	char *text;     /* to be read: plain, or made of html; NULL: neither */
	char *new_text; /* of it what this sender wrote; NULL as text is */
	GPtrArray *attachments; /* of struct message_attachment * */
	struct message_signals signals;
	struct report *report; /* that this message is, or NULL */
	unsigned parts;        /* leaves and multiparts that were looked at */
	bool cut;        /* a limit was met: the rest is in the raw bytes */
	bool unreadable; /* made by message_unreadable(): nothing but bytes */
};

/* Once, in main(), before any thread: GMime counts without a lock. */
void message_init(void);

/*
 * Reads a whole message.  ancestors are the ids of In-Reply-To, then those of
 * References from the newest to the oldest: no doubles, never the own id (a
 * message that answers itself is seen in the wild).
 * Of two fields of one name the first counts; To and Cc may be several.
 * Texts of a kind that are no attachments are joined: text by a line feed, html
 * by "<br>".  Parts beyond MESSAGE_PARTS_MAX, and what is nested deeper than
 * MESSAGE_DEPTH_MAX, become one attachment of type message/rfc822.
 * FAULT_PERM "5.6.0" when no line in front of the first empty one is a field.
 */
struct message *message_parse(GBytes *raw, GError **error);

/*
 * The same of a header block alone, which is never refused: no texts, no parts,
 * no signals.  Raw bytes in fields are read without what the body declares
 * them to be.  Asks nothing of GMime, so it may be called in any thread;
 * needs no message_init().
 */
struct message *message_parse_header(const char *bytes, gsize size);

/*
 * What stands in for a message that no parser survives: all empty.  Calls
 * nothing of GMime.
 */
struct message *message_unreadable(void);

/* The first address of that role, or NULL; owned by the message. */
const struct message_address *message_first(const struct message *msg,
	enum message_role role);

/*
 * What the html says, as text, or NULL: there is none.  Made anew with each
 * call, for it costs more than all other reading.  The caller frees it.
 */
char *message_page(const struct message *msg);

void message_free(struct message *msg);
AUTOPTR(message, message_free)

#endif
