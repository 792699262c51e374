/* A filter is held against a mail. */
#include "rules/filter.h"

#include "mail/address.h"
#include "mail/field_text.h"

#include <string.h>

enum {
	HEADER_BYTES_MAX = 256 * 1024, /* of a block, for "header" */
	VALUE_BYTES_MAX = 4096,        /* of a field */
};

/* What comes of one term. */
enum answer {
	ANSWER_NO = FILTER_NO,
	ANSWER_YES = FILTER_YES,
	ANSWER_TOO_COSTLY = FILTER_TOO_COSTLY,
	ANSWER_OPEN = FILTER_OPEN,
	ANSWER_UNASKED,
};

struct filter_view
filter_view(const struct filter_mail *mail)
{
	return (struct filter_view){
		.mail = mail,
		.subject = pattern_text(mail->msg->subject),
		.cost = FILTER_COST_MAX,
		.too_costly = g_array_new(FALSE, FALSE, sizeof(gint64)),
	};
}

void
filter_view_clear(struct filter_view *view)
{
	pattern_text_clear(&view->subject);
	for (size_t i = 0; i < view->n_bodies; i++)
		pattern_text_clear(&view->bodies[i]);
	g_free(view->page);
	g_array_unref(view->too_costly);
}

/* Costs more than all else, so only when somebody asks. */
static void
read_bodies(struct filter_view *view)
{
	const struct message *msg = view->mail->msg;

	if (view->has_bodies)
		return;
	view->has_bodies = true;
	if (msg->text != NULL)
		view->bodies[view->n_bodies++] = pattern_text(msg->text);
	if (msg->plain != NULL && msg->html != NULL)
		view->page = message_page(msg);
	if (view->page != NULL && g_strcmp0(view->page, msg->text) != 0)
		view->bodies[view->n_bodies++] = pattern_text(view->page);
}

static enum answer
wished(enum filter_wish wish, bool is_so)
{
	if (wish == FILTER_EITHER)
		return ANSWER_UNASKED;
	return is_so == (wish == FILTER_WITH) ? ANSWER_YES : ANSWER_NO;
}

static enum answer
size_holds(const struct filter *filter, struct filter_view *view)
{
	if (filter->size_over == 0)
		return ANSWER_UNASKED;
	return view->mail->size > filter->size_over ? ANSWER_YES : ANSWER_NO;
}

/* What a page shows within itself is none. */
static enum answer
attachment_holds(const struct filter *filter, struct filter_view *view)
{
	const GPtrArray *all = view->mail->msg->attachments;
	bool found = false;

	for (guint i = 0; i < all->len && !found; i++) {
		const struct message_attachment *a = g_ptr_array_index(all, i);

		found = !a->inlined || a->content_id == NULL;
	}
	return wished(filter->attachment, found);
}

static enum answer
spam_holds(const struct filter *filter, struct filter_view *view)
{
	return wished(filter->spam, view->mail->spam);
}

static enum answer
auth_holds(const struct filter *filter, struct filter_view *view)
{
	if (!filter->asks_auth)
		return ANSWER_UNASKED;
	return view->mail->authres->results[filter->method] == filter->result ?
		       ANSWER_YES :
		       ANSWER_NO;
}

static enum answer
text_holds(const struct pattern *pattern, const char *whole,
	struct filter_view *view)
{
	struct pattern_text text = pattern_text(whole);
	enum answer answer =
		(enum answer)pattern_match(pattern, &text, &view->cost);

	pattern_text_clear(&text);
	return answer;
}

/* One of those with a role is enough. */
static enum answer
role_holds(const struct pattern *pattern, unsigned roles,
	struct filter_view *view)
{
	const GPtrArray *all = view->mail->msg->addresses;
	enum answer answer = ANSWER_NO;

	for (guint i = 0; i < all->len && answer == ANSWER_NO; i++) {
		const struct message_address *a = g_ptr_array_index(all, i);

		if ((roles & (1U << a->role)) != 0)
			answer = text_holds(pattern, a->address, view);
	}
	return answer;
}

static enum answer
sender_holds(const struct filter *filter, struct filter_view *view)
{
	if (filter->sender == NULL)
		return ANSWER_UNASKED;
	g_autofree char *folded = address_fold(view->mail->sender);

	return text_holds(filter->sender, folded ? folded : view->mail->sender,
		view);
}

static enum answer
from_holds(const struct filter *filter, struct filter_view *view)
{
	if (filter->from == NULL)
		return ANSWER_UNASKED;
	if (message_first(view->mail->msg, ROLE_FROM) != NULL)
		return role_holds(filter->from, 1U << ROLE_FROM, view);
	return text_holds(filter->from, view->mail->sender, view);
}

static enum answer
to_holds(const struct filter *filter, struct filter_view *view)
{
	if (filter->to == NULL)
		return ANSWER_UNASKED;
	return role_holds(filter->to, 1U << ROLE_TO | 1U << ROLE_CC, view);
}

static enum answer
subject_holds(const struct filter *filter, struct filter_view *view)
{
	if (filter->subject == NULL)
		return ANSWER_UNASKED;
	return (enum answer)pattern_match(filter->subject, &view->subject,
		&view->cost);
}

/* The mail server adds one after it has shown us the header. */
static bool
may_come(const struct filter *filter, const struct filter_view *view)
{
	static const char *const names[] = { "Received", "Return-Path",
		"Delivered-To", "X-Original-To" };
	bool is_one = false;

	for (size_t i = 0; i < G_N_ELEMENTS(names) && !is_one; i++)
		is_one = g_ascii_strcasecmp(filter->header_name, names[i]) == 0;
	return is_one && view->mail->known != FILTER_KNOWS_ALL;
}

/* One of the fields of that name is enough. */
static enum answer
header_holds(const struct filter *filter, struct filter_view *view)
{
	struct fields fields = view->mail->header;
	enum answer answer = ANSWER_NO;
	struct field field;

	if (filter->header == NULL)
		return ANSWER_UNASKED;
	if (fields.end - fields.at > HEADER_BYTES_MAX)
		fields.end = fields.at + HEADER_BYTES_MAX;
	while (answer == ANSWER_NO &&
		fields_find(&fields, filter->header_name, &field)) {
		g_autofree char *value = field_text(&field, VALUE_BYTES_MAX);

		answer = text_holds(filter->header, value, view);
	}
	return answer == ANSWER_NO && may_come(filter, view) ? ANSWER_OPEN :
							       answer;
}

static enum answer
phrase_holds(const struct pattern *phrase, struct filter_view *view)
{
	enum answer answer = ANSWER_NO;

	read_bodies(view);
	for (size_t i = 0; i < view->n_bodies && answer == ANSWER_NO; i++)
		answer = (enum answer)pattern_search(phrase, &view->bodies[i],
			&view->cost);
	return answer;
}

/* Up to the first phrase of which the answer is not this one. */
static enum answer
while_phrases(const GPtrArray *phrases, enum answer same,
	struct filter_view *view)
{
	enum answer answer = same;

	if (phrases->len == 0)
		return ANSWER_UNASKED;
	for (guint i = 0; i < phrases->len && answer == same; i++)
		answer = phrase_holds(g_ptr_array_index(phrases, i), view);
	return answer;
}

static enum answer
any_holds(const struct filter *filter, struct filter_view *view)
{
	return while_phrases(filter->body_any, ANSWER_NO, view);
}

static enum answer
all_holds(const struct filter *filter, struct filter_view *view)
{
	return while_phrases(filter->body_all, ANSWER_YES, view);
}

/* The cheap ones first; and what of the mail each has to know. */
static const struct term {
	const char *name;
	enum filter_known needs;
	enum answer (
		*holds)(const struct filter *filter, struct filter_view *view);
} terms[] = {
	{ "size", FILTER_KNOWS_ALL, size_holds },
	{ "attachment", FILTER_KNOWS_ALL, attachment_holds },
	{ "spam", FILTER_KNOWS_HEADER, spam_holds },
	{ "auth", FILTER_KNOWS_HEADER, auth_holds },
	{ "sender", FILTER_KNOWS_SENDER, sender_holds },
	{ "from", FILTER_KNOWS_HEADER, from_holds },
	{ "to", FILTER_KNOWS_HEADER, to_holds },
	{ "subject", FILTER_KNOWS_HEADER, subject_holds },
	{ "header", FILTER_KNOWS_HEADER, header_holds },
	{ "body-any", FILTER_KNOWS_ALL, any_holds },
	{ "body-all", FILTER_KNOWS_ALL, all_holds },
};

/* What has not come yet looks empty, and that says nothing. */
static enum answer
ask(const struct term *term, const struct filter *filter,
	struct filter_view *view)
{
	enum answer answer = term->holds(filter, view);

	return answer != ANSWER_UNASKED && view->mail->known > term->needs ?
		       ANSWER_OPEN :
		       answer;
}

static void
add_name(struct filter_match *match, const char *name)
{
	if (match->why[0] != '\0')
		g_strlcat(match->why, ",", sizeof(match->why));
	g_strlcat(match->why, name, sizeof(match->why));
}

struct filter_match
filter_match(const struct filter *filter, struct filter_view *view)
{
	struct filter_match match = { .result = FILTER_NO };
	bool open = false;

	for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
		enum answer answer = ask(&terms[i], filter, view);
		bool holds = answer == ANSWER_YES || answer == ANSWER_OPEN;

		if (answer == ANSWER_UNASKED)
			continue;
		open |= answer == ANSWER_OPEN;
		match.result = (enum filter_result)answer;
		if (!holds)
			match.why[0] = '\0';
		add_name(&match, terms[i].name);
		if (!holds)
			return match;
	}
	if (open)
		match.result = FILTER_OPEN;
	return match;
}

static bool
has_say(const struct filter *filter, struct filter_scope scope)
{
	const struct filter_scope *own = &filter->scope;

	return own->user == scope.user &&
	       (own->account == 0 || own->account == scope.account) &&
	       (own->personal == 0 || own->personal == scope.personal);
}

const struct filter *
filter_first(const GPtrArray *filters, struct filter_scope scope,
	struct filter_view *view, struct filter_match *match)
{
	for (guint i = 0; i < filters->len; i++) {
		const struct filter *filter = g_ptr_array_index(filters, i);

		if (!has_say(filter, scope))
			continue;
		*match = filter_match(filter, view);
		if (match->result == FILTER_YES)
			return filter;
		if (match->result == FILTER_TOO_COSTLY)
			g_array_append_val(view->too_costly, filter->id);
		if (match->result != FILTER_NO &&
			view->mail->known != FILTER_KNOWS_ALL)
			return NULL;
	}
	return NULL;
}
