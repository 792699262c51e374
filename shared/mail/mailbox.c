#include "mail/mailbox.h"

#include "mail/address.h"
#include "mail/header.h"
#include "mail/quoted.h"
#include "mail/word.h"

#include <string.h>

enum {
	NAME_BYTES_MAX = 200,
	PHRASE_BYTES_MAX = 1000, /* of a name as it is encoded */
};

/* The mailbox that is being read. */
struct mailbox {
	GString *phrase;  /* name, or the address when there is no "<" */
	GString *comment; /* "(name)" */
	GString *angle;   /* between "<" and ">" */
	bool has_angle;
};

struct scan {
	const char *at, *end;
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

/* Takes the address. */
static void
add(struct scan *scan, char *address, char *name)
{
	struct message_address *made = NULL;

	scan->full |= scan->addresses->len == MESSAGE_ADDRESSES_MAX;
	if (scan->full) {
		g_free(address);
		g_free(name);
		return;
	}
	made = g_new0(struct message_address, 1);
	*made = (struct message_address){ scan->role, address, name };
	g_ptr_array_add(scan->addresses, made);
}

/* Without brackets, or with more in them than there should be: all of them. */
static void
find_addresses(const struct mailbox *box, GPtrArray *found)
{
	char *address =
		box->has_angle ? address_in_brackets(box->angle->str) : NULL;

	if (address != NULL)
		g_ptr_array_add(found, address);
	else
		addresses_in_words(box->has_angle ? box->angle->str :
						    box->phrase->str,
			found);
}

static void
finish(struct scan *scan)
{
	struct mailbox *box = &scan->box;
	g_autoptr(GPtrArray) found = g_ptr_array_new();

	find_addresses(box, found);
	for (guint i = 0; i < found->len; i++)
		add(scan, g_ptr_array_index(found, i),
			found->len == 1 ? box_name(box) : NULL);
	g_string_truncate(box->phrase, 0);
	g_string_truncate(box->comment, 0);
	g_string_truncate(box->angle, 0);
	box->has_angle = false;
}

/* A local part, which keeps its quotes; else a word, which stands apart. */
static void
append_quoted(struct scan *scan, const char *start, const char *end)
{
	bool is_local = end[strspn(end, " \t")] == '@';

	if (is_local) {
		append_phrase(scan, start, (size_t)(end - start));
		return;
	}
	append_phrase(scan, " ", 1);
	for (const char *c = start + 1; c < end - 1; c++) {
		c += *c == '\\';
		append_phrase(scan, c, 1);
	}
	append_phrase(scan, " ", 1);
}

static void
append_comment(struct scan *scan, const char *start, const char *end)
{
	for (const char *c = start + 1; c < end - 1; c++) {
		c += *c == '\\';
		append(scan->box.comment, c, 1);
	}
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
	if (*start == '(')
		append_comment(scan, start, end);
	else
		append_quoted(scan, start, end);
	return true;
}

/* As it stands: it may hold a comma or a colon, but blanks end a word here. */
static bool
read_word(struct scan *scan)
{
	struct word word;

	if (!word_read(scan->at, scan->end, &word) ||
		strcspn(word.text, " \t") < word.text_size)
		return false;
	append_phrase(scan, scan->at, (size_t)(word.end - scan->at));
	scan->at = word.end;
	return true;
}

/* The commas of a route and of a quoted local part are no end. */
static size_t
angle_size(const struct scan *scan)
{
	const char *c = scan->at;
	const char *quoted = scan->quoting && *c == '"' ? quoted_end(c) : NULL;

	if (quoted != NULL)
		c = quoted;
	else if (*c == '@')
		c += strcspn(c, ":>");
	return (size_t)(c - scan->at) + strcspn(c, "<>,;");
}

static void
read_angle(struct scan *scan)
{
	if (scan->box.has_angle) /* a comma was forgotten */
		finish(scan);
	scan->box.has_angle = true;
	scan->at += strspn(scan->at, "< \t");

	size_t size = angle_size(scan);

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
	struct scan scan = { value, value + strlen(value), true, false, role,
		{ 0 }, addresses };

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
