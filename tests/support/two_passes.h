/*
 * two_passes.h - mail of an agent's that passes twice
 *
 * Between the two it is what a mail server makes of the edits.
 */
#ifndef TESTS_TWO_PASSES_H
#define TESTS_TWO_PASSES_H

#include "agent_mail.h"

/* A field, as it goes on; name NULL: it has been taken out. */
struct passed_field {
	char *name, *value;
};

struct passed {
	GArray *fields;        /* of struct passed_field */
	GPtrArray *recipients; /* char * */
};

static inline void
passed_field_clear(void *data)
{
	struct passed_field *field = data;

	g_free(field->name);
	g_free(field->value);
}

static inline struct passed_field *
passed_find(struct passed *mail, const char *name, int instance)
{
	for (guint i = 0; i < mail->fields->len; i++) {
		struct passed_field *field =
			&g_array_index(mail->fields, struct passed_field, i);

		if (field->name != NULL &&
			g_ascii_strcasecmp(field->name, name) == 0 &&
			--instance == 0)
			return field;
	}
	return NULL;
}

static inline bool
passed_change(void *ctx, const char *name, int instance, const char *value)
{
	struct passed_field *field = passed_find(ctx, name, instance);

	g_assert_nonnull(field);
	g_free(field->value);
	field->value = g_strdup(value);
	if (value == NULL)
		g_clear_pointer(&field->name, g_free);
	return true;
}

static inline bool
passed_add(void *ctx, const char *name, const char *value)
{
	struct passed *mail = ctx;
	const struct passed_field field = { g_strdup(name), g_strdup(value) };

	g_array_append_val(mail->fields, field);
	return true;
}

static inline bool
passed_add_recipient(void *ctx, const char *address, const char *args)
{
	struct passed *mail = ctx;

	(void)args;
	g_ptr_array_add(mail->recipients, g_strdup(address));
	return true;
}

static inline bool
passed_remove_recipient(void *ctx, const char *given)
{
	struct passed *mail = ctx;
	g_autofree char *address = smtp_mail_bare(given);
	guint place = 0;

	g_assert_true(g_ptr_array_find_with_equal_func(mail->recipients,
		address, g_str_equal, &place));
	g_free(g_ptr_array_steal_index(mail->recipients, place));
	return true;
}

static inline struct passed
passed_of(const struct agent_mail *it)
{
	static const struct edits_way way = { passed_change, passed_add,
		passed_add_recipient, passed_remove_recipient };
	struct passed passed = {
		g_array_new(FALSE, FALSE, sizeof(struct passed_field)),
		g_ptr_array_new_with_free_func(g_free),
	};

	g_array_set_clear_func(passed.fields, passed_field_clear);
	for (guint i = 0; i < it->mail.fields->len; i++) {
		const struct smtp_field *field =
			g_ptr_array_index(it->mail.fields, i);

		passed_add(&passed, field->name, field->value);
	}
	for (guint i = 0; i < it->mail.recipients->len; i++) {
		const struct smtp_recipient *recipient =
			g_ptr_array_index(it->mail.recipients, i);

		passed_add_recipient(&passed, recipient->address, NULL);
	}
	g_assert_true(edits_do(it->edits, &way, &passed));
	return passed;
}

/* The mail anew, for its second pass; frees what was passed. */
static inline void
passed_comes_again(struct passed *passed, struct agent_mail *it,
	const char *settings)
{
	agent_mail_init(it, "anna", "", "", settings);
	for (guint i = 0; i < passed->fields->len; i++) {
		const struct passed_field *field =
			&g_array_index(passed->fields, struct passed_field, i);

		if (field->name != NULL)
			smtp_mail_add_field(&it->mail, field->name,
				field->value);
	}
	for (guint i = 0; i < passed->recipients->len; i++)
		agent_mail_add_recipient(it,
			g_ptr_array_index(passed->recipients, i));
	g_array_unref(passed->fields);
	g_ptr_array_unref(passed->recipients);
}

/* One pass; case 42 is found, a case of that account, if it is asked for. */
static inline void
pass(struct agent_mail *it, gint64 account)
{
	const struct answer_case found = { CASE, -1, CASE, account, true,
		true };
	struct answers answers;
	struct outbound outbound =
		outbound_begin(&it->mail, it->conf, NOW, it->edits);

	answers_init(&answers);
	g_array_append_val(answers.cases, found);
	if (outbound.kind == OUTBOUND_ASKS)
		(void)outbound_end(&outbound, &it->mail, it->conf, &answers,
			it->edits);
	answers_clear(&answers);
	outbound_clear(&outbound);
}

#endif
