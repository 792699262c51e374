#include "mail/report_delivery.h"

#include "base/text.h"
#include "mail/report_address.h"
#include "mail/report_part.h"

#include <string.h>

enum { ENVELOPE_ID_BYTES_MAX = 200 };

/* The fields of one recipient so far. */
struct group {
	char *original, *final, *action, *status, *reply;
};

static const struct {
	const char *name;
	size_t offset;
} group_fields[] = {
	{ "Original-Recipient", offsetof(struct group, original) },
	{ "Final-Recipient", offsetof(struct group, final) },
	{ "Action", offsetof(struct group, action) },
	{ "Status", offsetof(struct group, status) },
	{ "Diagnostic-Code", offsetof(struct group, reply) },
};

static const struct {
	const char *word;
	enum report_action action;
} actions[] = {
	{ "failed", ACTION_FAILED },
	{ "undeliverable", ACTION_FAILED },
	{ "delayed", ACTION_DELAYED },
	{ "deliver", ACTION_DELIVERED }, /* delivered, deliverable */
	{ "relayed", ACTION_DELIVERED },
	{ "expanded", ACTION_DELIVERED },
};

static char **
slot_of(struct group *group, const struct field *field)
{
	for (size_t i = 0; i < G_N_ELEMENTS(group_fields); i++)
		if (field_is(field, group_fields[i].name))
			return G_STRUCT_MEMBER_P(group, group_fields[i].offset);
	return NULL;
}

/* Where the action is missing or unknown, the class of the status says it. */
static enum report_action
action_of(const struct group *group)
{
	const char *said = group->action ? group->action : "";
	const char *status = group->status ? group->status : "5";

	for (size_t i = 0; i < G_N_ELEMENTS(actions); i++)
		if (g_ascii_strncasecmp(said, actions[i].word,
			    strlen(actions[i].word)) == 0)
			return actions[i].action;
	return *status == '2' ? ACTION_DELIVERED :
	       *status == '4' ? ACTION_DELAYED :
				ACTION_FAILED;
}

static char *
address_of(const struct group *group)
{
	char *address =
		group->original ? report_address_typed(group->original) : NULL;

	if (address == NULL && group->final != NULL)
		address = report_address_typed(group->final);
	return address;
}

/* "smtp; 550 no" gives "550 no"; the type is not always there. */
static const char *
behind_type(const char *reply)
{
	size_t word = reply ? strcspn(reply, "; \t") : 0;

	if (reply == NULL || reply[word] != ';')
		return reply;
	return reply + word + 1 + strspn(reply + word + 1, " \t");
}

static void
finish_group(struct report *report, struct group *group,
	const struct prose *prose)
{
	g_autofree char *address = address_of(group);
	const struct prose_section *section =
		address ? prose_find(prose, address) : prose_first(prose);
	bool is_group = group->original || group->final;
	struct report_words words = {
		address ? address : (section ? section->address : NULL),
		action_of(group),
		group->status,
		behind_type(group->reply),
		section ? section->text->str : prose->text->str,
	};

	if (is_group && words.address != NULL) {
		if (words.reply == NULL || *words.reply == '\0')
			words.reply = section ? section->text->str : NULL;
		report_part_add(report, &words);
	}
	g_free(group->original);
	g_free(group->final);
	g_free(group->action);
	g_free(group->status);
	g_free(group->reply);
	*group = (struct group){ NULL };
}

/* The next recipient, where the empty line between two is missing. */
static bool
starts_group(struct group *group, const struct field *field)
{
	char **slot = slot_of(group, field);

	return slot != NULL && *slot != NULL &&
	       (slot == &group->original || slot == &group->final);
}

static void
read_field(struct report *report, struct group *group,
	const struct field *field)
{
	char **slot = slot_of(group, field);

	if (slot != NULL && *slot == NULL)
		*slot = report_part_value(field);
	if (!field_is(field, "Original-Envelope-Id") ||
		report->original.envelope_id != NULL)
		return;
	g_autofree char *value = report_part_value(field);
	g_autofree char *plain = report_address_xtext(value);

	report->original.envelope_id =
		text_clean(plain, -1, ENVELOPE_ID_BYTES_MAX, false);
}

/* A group ends with an empty line; some servers put one before its fields. */
void
report_delivery_read(struct report *report, const char *bytes, gsize size,
	const struct prose *prose)
{
	struct fields fields = fields_of(bytes, size);
	struct group group = { NULL };
	struct field field;

	while (fields.at < fields.end &&
		report->recipients->len < REPORT_RECIPIENTS_MAX) {
		while (fields_next(&fields, &field)) {
			if (starts_group(&group, &field))
				finish_group(report, &group, prose);
			read_field(report, &group, &field);
		}
		if (group.original != NULL || group.final != NULL)
			finish_group(report, &group, prose);
		fields_skip_rest(&fields);
		while (fields.at < fields.end &&
			field_is_end(fields.at, fields.end))
			fields.at += strcspn(fields.at, "\n") + 1;
	}
	finish_group(report, &group, prose);
}
