#include "lda/thin/route.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	QUEUE_ID_MAX = 64,
	XTEXT_MAX = 3 * TOP_VALUE_MAX + 1,
};

/* atext of RFC 5321, and the dot. */
static const char atoms[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			    "abcdefghijklmnopqrstuvwxyz"
			    "0123456789!#$%&'*+-/=?^_`{|}~.";

static bool
is_plain_address(const char *text)
{
	size_t local = strspn(text, atoms);

	if (local == 0 || text[local] != '@' || strlen(text) > TOP_VALUE_MAX)
		return false;
	const char *domain = text + local + 1;

	return *domain != '\0' && domain[strspn(domain, atoms)] == '\0';
}

static bool
is_plain_id(const char *text)
{
	size_t size = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "abcdefghijklmnopqrstuvwxyz0123456789");

	return size > 0 && size <= QUEUE_ID_MAX && text[size] == '\0';
}

static bool
is_plain(const struct route *route)
{
	bool plain =
		route->count > 0 &&
		(*route->sender == '\0' || is_plain_address(route->sender)) &&
		(route->original == NULL ||
			is_plain_address(route->original)) &&
		(route->queue_id == NULL || is_plain_id(route->queue_id));

	for (size_t i = 0; i < route->count; i++)
		plain = plain && is_plain_address(route->recipients[i]);
	return plain;
}

static const char *
first(const char *said, const struct top *top, enum top_field field,
	const char *variable)
{
	if (said != NULL)
		return said;
	return top->found[field] ? top->value[field] : getenv(variable);
}

bool
route_find(const struct call *call, const struct top *top, struct route *route)
{
	const char *only =
		first(call->recipient, top, TOP_DELIVERED_TO, "RECIPIENT");

	*route = (struct route){
		.sender = first(call->sender, top, TOP_RETURN_PATH, "SENDER"),
		.original = first(call->original, top, TOP_ORIGINAL_TO,
			"ORIGINAL_RECIPIENT"),
		.queue_id = call->queue_id,
		.count = call->count,
	};
	if (route->sender == NULL)
		route->sender = "";
	(void)memcpy(route->recipients, call->recipients,
		sizeof(route->recipients));
	if (route->count == 0 && only != NULL)
		route->recipients[route->count++] = only;
	return is_plain(route);
}

/* RFC 3461, section 4: "+" and "=" are "+2B" and "+3D". */
static const char *
xtext(const char *text, char out[XTEXT_MAX])
{
	char *to = out;

	for (; *text != '\0'; text++)
		if (*text == '+' || *text == '=')
			to += sprintf(to, "+%02X", (unsigned)*text);
		else
			*to++ = *text;
	*to = '\0';
	return out;
}

/* Text that grows in a buffer; full when some of it no longer fitted. */
struct text {
	char *bytes;
	size_t size, room;
	bool full;
};

__attribute__((format(printf, 2, 3))) static void
add(struct text *text, const char *format, ...)
{
	size_t left = text->room - text->size;
	va_list args;

	va_start(args, format);
	int size = vsnprintf(text->bytes + text->size, left, format, args);
	va_end(args);
	text->full = text->full || size < 0 || (size_t)size >= left;
	if (!text->full)
		text->size += (size_t)size;
}

bool
route_commands(const struct route *route, size_t size, char *text, size_t room,
	size_t *replies)
{
	struct text out = { .bytes = text, .room = room };
	char original[XTEXT_MAX];

	*text = '\0';
	*replies = route->count + 2;
	if (route->queue_id != NULL) {
		add(&out, "XFORWARD IDENT=%s\r\n", route->queue_id);
		++*replies;
	}
	add(&out, "MAIL FROM:<%s> SIZE=%zu BODY=8BITMIME\r\n", route->sender,
		size);
	for (size_t i = 0; i < route->count; i++) {
		add(&out, "RCPT TO:<%s>", route->recipients[i]);
		if (route->original != NULL)
			add(&out, " ORCPT=rfc822;%s",
				xtext(route->original, original));
		add(&out, "\r\n");
	}
	add(&out, "DATA\r\n");
	return !out.full;
}
