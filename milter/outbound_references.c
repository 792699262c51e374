#include "milter/outbound_references.h"

#include "mail/msgid.h"
#include "milter/smtp_field.h"

#include <string.h>

enum { BYTES_MAX = 32 * 1024 };

struct cited {
	GPtrArray *ids;  /* of char *, the oldest first, without ours */
	unsigned fields; /* that are called References */
	bool ours;       /* that is there, too */
};

static bool
is_ours(const struct outbound_change *change, const char *id)
{
	struct token token;

	return token_of_id(id, &token) &&
	       token.casefile == change->task->casefile &&
	       token_is_right(&token, change->task->home->id,
		       change->mail->directory->keys);
}

/* Behind the root, so that the newest ones stay. */
static void
add_id(struct cited *cited, const char *id)
{
	if (!g_str_is_ascii(id))
		return;
	if (cited->ids->len == MSGID_LIST_MAX)
		g_ptr_array_remove_index(cited->ids, 1);
	g_ptr_array_add(cited->ids, g_strdup(id));
}

static void
add_field(struct cited *cited, const struct outbound_change *change,
	const struct smtp_field *field)
{
	g_autoptr(GPtrArray) ids = msgid_list(field->value);

	for (guint i = 0; i < ids->len; i++) {
		const char *id = g_ptr_array_index(ids, i);

		if (is_ours(change, id))
			cited->ours = true;
		else
			add_id(cited, id);
	}
}

/* RFC 5322, 3.6.4: without References, In-Reply-To is what it would be. */
static struct cited
cited_by(const struct outbound_change *change)
{
	struct cited cited = { .ids = g_ptr_array_new_with_free_func(g_free) };
	const GPtrArray *fields = change->mail->fields;
	const struct smtp_field *parent =
		smtp_mail_field(change->mail, "In-Reply-To", 1);

	for (guint i = 0; i < fields->len; i++) {
		const struct smtp_field *field = g_ptr_array_index(fields, i);

		if (!smtp_field_is(field, "References"))
			continue;
		cited.fields++;
		add_field(&cited, change, field);
	}
	if (cited.fields == 0 && parent != NULL)
		add_field(&cited, change, parent);
	return cited;
}

static void
append_id(GString *value, const char *id)
{
	g_string_append_printf(value, "\n <%s>", id);
}

/* The oldest go, but for the root. */
static guint
first_that_fits(const GPtrArray *ids)
{
	gsize bytes = 0;
	guint first = ids->len;

	while (first > 1 && bytes < BYTES_MAX)
		bytes += strlen(g_ptr_array_index(ids, --first)) + 4;
	return first;
}

char *
outbound_references(const struct outbound_change *change, const char *token)
{
	struct cited cited = cited_by(change);
	g_autoptr(GPtrArray) ids = cited.ids;
	const char *domain = strrchr(change->task->home->address, '@');
	GString *value = NULL;

	if (cited.fields == 1 && cited.ours)
		return NULL;
	value = g_string_new(NULL);
	g_string_append_printf(value, "<postcase.%s%s>", token, domain);
	if (ids->len > 0)
		append_id(value, g_ptr_array_index(ids, 0));
	for (guint i = first_that_fits(ids); i < ids->len; i++)
		append_id(value, g_ptr_array_index(ids, i));
	return g_string_free(value, FALSE);
}
