#include "milter/edits.h"

#include "milter/smtp_field.h"

#include <string.h>

/* In the order in which they are done. */
enum kind {
	CHANGE_FIELD,
	REMOVE_FIELD,
	ADD_FIELD,
	ADD_RECIPIENT,
	REMOVE_RECIPIENT,
	KINDS
};

struct edit {
	char *name;  /* of a field; or a recipient */
	char *value; /* or the recipient's parameters; may be NULL */
	int instance;
};

struct edits {
	GArray *of[KINDS]; /* of struct edit */
};

enum {
	LINE_BYTES_MAX = 998, /* RFC 5322 */
	NAME_BYTES_MAX = 76,
	ADDRESS_MAX = 512,
	SUMMARY_WORDS_MAX = 12,
	REMOVALS_MAX = 200, /* each is a walk through the whole header */
};

static void
edit_clear(gpointer data)
{
	struct edit *edit = data;

	g_free(edit->name);
	g_free(edit->value);
}

struct edits *
edits_new(void)
{
	struct edits *edits = g_new0(struct edits, 1);

	for (int kind = 0; kind < KINDS; kind++) {
		edits->of[kind] =
			g_array_new(FALSE, FALSE, sizeof(struct edit));
		g_array_set_clear_func(edits->of[kind], edit_clear);
	}
	return edits;
}

void
edits_free(struct edits *edits)
{
	if (edits == NULL)
		return;
	for (int kind = 0; kind < KINDS; kind++)
		g_array_unref(edits->of[kind]);
	g_free(edits);
}

static bool
is_name(const char *name)
{
	return smtp_field_is_name(name) && strlen(name) <= NAME_BYTES_MAX;
}

/* A line of a value: something to see, nothing but ASCII. */
static bool
is_line(const char *line, size_t size)
{
	bool seen = false;

	for (size_t i = 0; i < size; i++) {
		if (line[i] != '\t' && (line[i] < ' ' || line[i] > '~'))
			return false;
		seen |= line[i] > ' ';
	}
	return seen;
}

static bool
is_value(const char *name, const char *value)
{
	size_t indent = strlen(name) + strlen(": ");

	for (;;) {
		size_t size = strcspn(value, "\n");

		if (!is_line(value, size) || indent + size > LINE_BYTES_MAX)
			return false;
		value += size;
		if (*value == '\0')
			return true;
		value++;
		if (*value != ' ' && *value != '\t')
			return false;
		indent = 0;
	}
}

static bool
is_address(const char *address)
{
	for (const char *c = address; *c != '\0'; c++)
		if (*c <= ' ' || *c > '~' || *c == '<' || *c == '>')
			return false;
	return strchr(address, '@') != NULL && strlen(address) <= ADDRESS_MAX;
}

static bool
note(struct edits *edits, enum kind kind, const char *name, int instance,
	const char *value)
{
	const struct edit edit = { g_strdup(name), g_strdup(value), instance };

	g_array_append_val(edits->of[kind], edit);
	return true;
}

bool
edits_remove_field(struct edits *edits, const char *name, int instance)
{
	return is_name(name) && instance > 0 &&
	       edits->of[REMOVE_FIELD]->len < REMOVALS_MAX &&
	       note(edits, REMOVE_FIELD, name, instance, NULL);
}

bool
edits_change_field(struct edits *edits, const char *name, int instance,
	const char *value)
{
	return is_name(name) && instance > 0 && is_value(name, value) &&
	       note(edits, CHANGE_FIELD, name, instance, value);
}

bool
edits_add_field(struct edits *edits, const char *name, const char *value)
{
	return is_name(name) && is_value(name, value) &&
	       note(edits, ADD_FIELD, name, 1, value);
}

bool
edits_add_recipient(struct edits *edits, const char *address, const char *args)
{
	return is_address(address) &&
	       (args == NULL || is_line(args, strlen(args))) &&
	       note(edits, ADD_RECIPIENT, address, 1, args);
}

/* It came from the mail server, and only goes back there. */
bool
edits_remove_recipient(struct edits *edits, const char *given)
{
	return note(edits, REMOVE_RECIPIENT, given, 1, NULL);
}

bool
edits_are_none(const struct edits *edits)
{
	for (int kind = 0; kind < KINDS; kind++)
		if (edits->of[kind]->len > 0)
			return false;
	return true;
}

/* What the log calls them: of recipients only whether it is an archive's. */
static char *
word_for(enum kind kind, const struct edit *edit)
{
	bool archive = g_str_has_prefix(edit->name, "archive+");
	g_autofree char *name = g_ascii_strdown(edit->name, -1);

	switch (kind) {
	case CHANGE_FIELD:
	case ADD_FIELD:
		return g_steal_pointer(&name);
	case REMOVE_FIELD:
		return g_strconcat("-", name, NULL);
	case ADD_RECIPIENT:
		return g_strdup(archive ? "+archive" : "+recipient");
	case REMOVE_RECIPIENT:
		return g_strdup("-recipient");
	case KINDS:
		break;
	}
	return NULL;
}

char *
edits_summary(const struct edits *edits)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

	for (int kind = 0; kind < KINDS; kind++)
		for (guint i = 0; i < edits->of[kind]->len &&
				  words->len < SUMMARY_WORDS_MAX;
			i++) {
			g_autofree char *word =
				word_for(kind, &g_array_index(edits->of[kind],
						       struct edit, i));

			if (!g_ptr_array_find_with_equal_func(words, word,
				    g_str_equal, NULL))
				g_ptr_array_add(words, g_steal_pointer(&word));
		}
	g_ptr_array_add(words, NULL);
	return g_strjoinv(",", (char **)words->pdata);
}

/* Of each name the last instance first. */
static int
later_first(gconstpointer a, gconstpointer b)
{
	const struct edit *one = a, *other = b;
	int order = g_ascii_strcasecmp(one->name, other->name);

	return order ? order : other->instance - one->instance;
}

static bool
change_all(const GArray *changes, const struct edits_way *way, void *ctx)
{
	for (guint i = 0; i < changes->len; i++) {
		const struct edit *edit =
			&g_array_index(changes, struct edit, i);

		if (!way->change_field(ctx, edit->name, edit->instance,
			    edit->value))
			return false;
	}
	return true;
}

static bool
remove_all(GArray *removals, const struct edits_way *way, void *ctx)
{
	const struct edit *last = NULL;

	g_array_sort(removals, later_first);
	for (guint i = 0; i < removals->len; i++) {
		const struct edit *edit =
			&g_array_index(removals, struct edit, i);

		if (last != NULL && later_first(last, edit) == 0)
			continue;
		if (!way->change_field(ctx, edit->name, edit->instance, NULL))
			return false;
		last = edit;
	}
	return true;
}

static bool
add_all(const GArray *fields, const struct edits_way *way, void *ctx)
{
	for (guint i = 0; i < fields->len; i++) {
		const struct edit *edit =
			&g_array_index(fields, struct edit, i);

		if (!way->add_field(ctx, edit->name, edit->value))
			return false;
	}
	return true;
}

static bool
change_recipients(const struct edits *edits, const struct edits_way *way,
	void *ctx)
{
	const GArray *more = edits->of[ADD_RECIPIENT];
	const GArray *less = edits->of[REMOVE_RECIPIENT];

	for (guint i = 0; i < more->len; i++) {
		const struct edit *edit = &g_array_index(more, struct edit, i);

		if (!way->add_recipient(ctx, edit->name, edit->value))
			return false;
	}
	for (guint i = 0; i < less->len; i++)
		if (!way->remove_recipient(ctx,
			    g_array_index(less, struct edit, i).name))
			return false;
	return true;
}

bool
edits_do(const struct edits *edits, const struct edits_way *way, void *ctx)
{
	return change_all(edits->of[CHANGE_FIELD], way, ctx) &&
	       remove_all(edits->of[REMOVE_FIELD], way, ctx) &&
	       add_all(edits->of[ADD_FIELD], way, ctx) &&
	       change_recipients(edits, way, ctx);
}
