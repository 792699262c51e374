#include "mail/mailbox.h"

#include "mail/address.h"
#include "mail/header.h"
#include "mail/quoted.h"

#include <string.h>

enum {
	NAME_BYTES_MAX = 200,
	PHRASE_BYTES_MAX = 1000, /* of a name as it is encoded */
	WORD_BYTES_MAX = 400,    /* of one encoded word; RFC 2047 says 75 */
};

/* The mailbox that is being read. */
struct mailbox {
	GString *phrase;  /* name, or the address when there is no "<" */
	GString *comment; /* "(name)" */
	GString *angle;   /* between "<" and ">" */
	bool has_angle;
};

struct scan {
	const char *at;
	bool quoting; /* off after one without end: keeps it linear */
	bool full;
	enum message_role role;
	struct mailbox box;
	GPtrArray *addresses;
};

static void
append(GString *to, const char *from, size_t size)
{
	if (to->len + size <= PHRASE_BYTES_MAX)
		g_string_append_len(to, from, (gssize)size);
}

/* Words behind an address are no part of its name. */
static void
append_phrase(struct scan *scan, const char *from, size_t size)
{
	if (!scan->box.has_angle)
		append(scan->box.phrase, from, size);
}

static char *
box_name(const struct mailbox *box)
{
	bool phrase = box->has_angle && box->phrase->len > 0;
	char *name = header_text(phrase ? box->phrase->str : box->comment->str,
		NAME_BYTES_MAX);

	if (*name == '\0')
		g_clear_pointer(&name, g_free);
	return name;
}

static void
finish(struct scan *scan)
{
	struct mailbox *box = &scan->box;
	char *address = box->has_angle ? address_in_brackets(box->angle->str) :
					 address_in_words(box->phrase->str);

	if (address != NULL && scan->addresses->len == MESSAGE_ADDRESSES_MAX) {
		scan->full = true;
		g_clear_pointer(&address, g_free);
	}
	if (address != NULL) {
		struct message_address *made =
			g_new0(struct message_address, 1);

		made->role = scan->role;
		made->address = address;
		made->name = box_name(box);
		g_ptr_array_add(scan->addresses, made);
	}
	g_string_truncate(box->phrase, 0);
	g_string_truncate(box->comment, 0);
	g_string_truncate(box->angle, 0);
	box->has_angle = false;
}

/* A quoted string or a comment; false when this is neither. */
static bool
read_quoted(struct scan *scan)
{
	const char *start = scan->at;
	const char *end = scan->quoting ? quoted_end(start) : NULL;

	if (end == NULL) {
		scan->quoting = false;
		return false;
	}
	scan->at = end;
	for (const char *c = start + 1; c < end - 1; c++) {
		if (*c == '\\')
			c++;
		if (*start == '(')
			append(scan->box.comment, c, 1);
		else
			append_phrase(scan, c, 1);
	}
	return true;
}

/* "=?charset?Q?text?=" as it stands: it may hold a comma or a colon. */
static bool
read_word(struct scan *scan)
{
	const char *c = scan->at + 2;
	int marks = 0;

	if (!g_str_has_prefix(scan->at, "=?"))
		return false;
	for (; *c > ' ' && c - scan->at < WORD_BYTES_MAX; c++) {
		marks += *c == '?';
		if (marks >= 3 && *c == '?' && c[1] == '=') {
			append_phrase(scan, scan->at,
				(size_t)(c + 2 - scan->at));
			scan->at = c + 2;
			return true;
		}
	}
	return false;
}

static void
read_angle(struct scan *scan)
{
	if (scan->box.has_angle) /* a comma was forgotten */
		finish(scan);
	scan->box.has_angle = true;
	scan->at += strspn(scan->at, "< \t");

	/* The commas of a route are no end. */
	size_t route = *scan->at == '@' ? strcspn(scan->at, ":>") : 0;
	size_t size = route + strcspn(scan->at + route, "<>,;");

	append(scan->box.angle, scan->at, size);
	scan->at += size;
	scan->at += strspn(scan->at, ">");
}

static void
read_mark(struct scan *scan)
{
	struct mailbox *box = &scan->box;
	char c = *scan->at++;
	bool done = box->has_angle || strchr(box->phrase->str, '@') != NULL;

	if (c == ';' || (c == ',' && done))
		finish(scan);
	else if (c == ':' && !done)
		g_string_truncate(box->phrase, 0); /* a group's name */
	else
		append_phrase(scan, &c, 1);
}

static void
read_next(struct scan *scan)
{
	char c = *scan->at;

	if ((c == '"' || c == '(') && read_quoted(scan))
		return;
	if (c == '=' && read_word(scan))
		return;
	if (c == '<')
		read_angle(scan);
	else
		read_mark(scan);
}

bool
mailbox_list(const char *value, bool is_cut, enum message_role role,
	GPtrArray *addresses)
{
	struct scan scan = { value, true, false, role, { 0 }, addresses };

	scan.box.phrase = g_string_new(NULL);
	scan.box.comment = g_string_new(NULL);
	scan.box.angle = g_string_new(NULL);
	while (*scan.at != '\0' && !scan.full)
		read_next(&scan);
	if (!is_cut)
		finish(&scan);
	g_string_free(scan.box.phrase, TRUE);
	g_string_free(scan.box.comment, TRUE);
	g_string_free(scan.box.angle, TRUE);
	return !scan.full;
}
