#include "mail/walk.h"

#include "mail/attachment.h"
#include "mail/body.h"
#include "mail/wrapper.h"

#include <string.h>

/* A multipart whose parts are being visited. */
struct frame {
	GMimeMultipart *multipart; /* borrowed from the tree */
	int next;
};

struct walk {
	struct message *msg;
	const struct source *source;
	struct frame frames[MESSAGE_DEPTH_MAX];
	const char *boundaries[MESSAGE_DEPTH_MAX];
	unsigned depth;
};

static struct boundaries
around(const struct walk *walk)
{
	return (struct boundaries){ walk->boundaries, walk->depth };
}

static void
add_attachment(struct walk *walk, struct message_attachment *made)
{
	g_ptr_array_add(walk->msg->attachments, made);
	made->part = walk->msg->attachments->len;
}

/* What lies behind a limit is kept in one piece, not taken apart. */
static void
add_rest(struct walk *walk, GMimeObject *part, struct boundaries boundaries)
{
	struct place place = content_and_header(walk->source, part, boundaries);

	walk->msg->cut = true;
	add_attachment(walk, attachment_rest(walk->source, place));
}

/* What GMime was not shown, unless it lies in what was kept in one piece. */
static void
add_unseen(struct walk *walk)
{
	const struct source *source = walk->source;
	struct place place = { source->seen, source->size - source->seen };
	GPtrArray *made = walk->msg->attachments;
	const struct message_attachment *last =
		made->len ? g_ptr_array_index(made, made->len - 1) : NULL;

	walk->msg->cut = true;
	if (last == NULL || last->offset + last->length <= (gint64)source->seen)
		add_attachment(walk, attachment_rest(source, place));
}

/* Adds a part to the text so far, which it takes and gives. */
static char *
add_text(struct walk *walk, char *so_far, const char *joint,
	const struct body *body)
{
	gsize used = so_far ? strlen(so_far) + strlen(joint) : 0;

	if (used >= MESSAGE_TEXT_BYTES_MAX) {
		walk->msg->cut = true;
		return so_far;
	}
	char *text = body_text(walk->source->lines, body,
		MESSAGE_TEXT_BYTES_MAX - used, &walk->msg->cut);

	if (so_far == NULL)
		return text;
	char *joined = g_strconcat(so_far, joint, text, NULL);

	g_free(so_far);
	g_free(text);
	return joined;
}

static bool
has_parameter(GMimeObject *part, const char *name, const char *wanted)
{
	const char *value =
		g_mime_object_get_content_type_parameter(part, name);

	return value != NULL && g_ascii_strcasecmp(value, wanted) == 0;
}

/* The rule of EspoCRM: all texts of a kind are one body. */
static void
add_body(struct walk *walk, GMimeObject *part, bool is_html)
{
	struct message *msg = walk->msg;
	struct body body = {
		.place = content_place(walk->source, part, around(walk)),
		.encoding = wrapper_encoding(part),
		.charset = g_mime_object_get_content_type_parameter(part,
			"charset"),
		.flowed = !is_html && has_parameter(part, "format", "flowed"),
		.delsp = has_parameter(part, "delsp", "yes"),
	};

	if (is_html)
		msg->html = add_text(walk, msg->html, "<br>\n", &body);
	else
		msg->plain = add_text(walk, msg->plain, "\n", &body);
}

static bool
is_alternative(const struct walk *walk)
{
	bool found = false;

	for (unsigned i = 0; i < walk->depth; i++) {
		GMimeObject *around_it =
			GMIME_OBJECT(walk->frames[i].multipart);

		found |= g_mime_content_type_is_type(
			g_mime_object_get_content_type(around_it), "multipart",
			"alternative");
	}
	return found;
}

/*
 * A text with a name is a file, unless the message starts with it, or it is
 * the other form of the one the message starts with.
 */
static bool
is_body(const struct walk *walk, GMimeObject *part, bool is_html)
{
	const char *same = is_html ? walk->msg->html : walk->msg->plain;
	const char *other = is_html ? walk->msg->plain : walk->msg->html;

	if (wrapper_is_disposed(part, "attachment"))
		return false;
	if (same == NULL && (other == NULL || is_alternative(walk)))
		return true;
	g_autofree char *name = wrapper_name(part);

	return name == NULL;
}

/*
 * A message that is nothing but text of a kind we do not know is read as if it
 * were plain (RFC 2046, section 4.1.4).
 */
static bool
is_text(const struct walk *walk, GMimeObject *part, const char *type)
{
	if (g_str_equal(type, "text/plain") || g_str_equal(type, "text/html"))
		return true;
	return part == walk->source->top && g_str_has_prefix(type, "text/") &&
	       !g_str_equal(type, "text/calendar");
}

static void
visit_leaf(struct walk *walk, GMimeObject *part)
{
	g_autofree char *type = wrapper_type(part);
	bool is_html = g_str_equal(type, "text/html");

	if (is_text(walk, part, type) && GMIME_IS_PART(part) &&
		is_body(walk, part, is_html)) {
		add_body(walk, part, is_html);
	} else {
		struct place place =
			content_place(walk->source, part, around(walk));

		add_attachment(walk, attachment_new(part, walk->source, place));
	}
}

static void
visit_multipart(struct walk *walk, GMimeObject *part)
{
	GMimeMultipart *multipart = GMIME_MULTIPART(part);
	const char *boundary =
		g_mime_object_get_content_type_parameter(part, "boundary");

	if (g_mime_multipart_get_count(multipart) == 0 || boundary == NULL) {
		add_body(walk, part, false); /* its boundary was never found */
	} else if (walk->depth == MESSAGE_DEPTH_MAX) {
		add_rest(walk, part, around(walk));
	} else {
		walk->boundaries[walk->depth] = boundary;
		walk->frames[walk->depth++] = (struct frame){ multipart, 0 };
	}
}

static bool
visit(struct walk *walk, GMimeObject *part)
{
	if (walk->msg->parts == MESSAGE_PARTS_MAX) {
		add_rest(walk, part, (struct boundaries){ NULL, 0 });
		return false;
	}
	walk->msg->parts++;
	if (GMIME_IS_MULTIPART(part))
		visit_multipart(walk, part);
	else
		visit_leaf(walk, part);
	return true;
}

/*
 * An own stack instead of g_mime_message_foreach(), which recurses.  An
 * enclosed message is a leaf: its text is not what this sender wrote.
 */
void
walk_parts(struct message *msg, const struct source *source)
{
	struct walk walk = { .msg = msg, .source = source };
	bool more = visit(&walk, source->top);

	while (more && walk.depth > 0) {
		struct frame *frame = &walk.frames[walk.depth - 1];

		if (frame->next == g_mime_multipart_get_count(frame->multipart))
			walk.depth--;
		else
			more = visit(&walk,
				g_mime_multipart_get_part(frame->multipart,
					frame->next++));
	}
	if (more && source->seen < source->size &&
		GMIME_IS_MULTIPART(source->top))
		add_unseen(&walk);
}
