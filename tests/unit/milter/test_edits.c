#include "milter/edits.h"

#include "table.h"

#define LONG_LINE                                                         \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"   \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define VERY_LONG_LINE LONG_LINE LONG_LINE LONG_LINE LONG_LINE LONG_LINE

static const struct value_row {
	const char *name, *field, *value;
	bool taken;
} values[] = {
	{ "a value is taken", "Reply-To", "support@x", true },
	{ "so is a folded one", "References", "<a@x>\n <b@x>\n\t<c@x>", true },
	{ "an empty value is refused", "Reply-To", "", false },
	{ "a line break without a blank is refused", "Reply-To",
		"a@x\nBcc: b@x", false },
	{ "so is a carriage return", "Reply-To", "a@x\r\n b@x", false },
	{ "a line of blanks is refused", "Reply-To", "a@x\n \n b@x", false },
	{ "a line break at the end is refused", "Reply-To", "a@x\n", false },
	{ "a control character is refused", "Reply-To", "a\x1b[0m@x", false },
	{ "bytes beyond ASCII are refused", "Reply-To", "M\xc3\xbcller",
		false },
	{ "a line of more than 998 bytes is refused", "Reply-To",
		VERY_LONG_LINE VERY_LONG_LINE, false },
	{ "a line that is shorter is taken", "Reply-To", VERY_LONG_LINE, true },
	{ "a name with a colon is refused", "Reply-To:", "a@x", false },
	{ "a name with a blank is refused", "Reply To", "a@x", false },
	{ "a name with a line break is refused", "X\nY", "a@x", false },
	{ "no name is refused", "", "a@x", false },
};

static void
value_is_looked_at(void **state)
{
	const struct value_row *row = *state;
	g_autoptr(edits) edits = edits_new();

	assert_int_equal(edits_add_field(edits, row->field, row->value),
		row->taken);
	assert_int_equal(edits_change_field(edits, row->field, 1, row->value),
		row->taken);
	assert_int_equal(edits_are_none(edits), !row->taken);
}

static const struct recipient_row {
	const char *name, *address, *args;
	bool taken;
} recipients[] = {
	{ "a recipient is taken", "archive+a@x", "NOTIFY=NEVER", true },
	{ "parameters may be none", "archive+a@x", NULL, true },
	{ "an address with a bracket is refused", "a@x> ORCPT=<b@x", NULL,
		false },
	{ "an address with a blank is refused", "a b@x", NULL, false },
	{ "no address is refused", "a", NULL, false },
	{ "a line break in a parameter is refused", "a@x", "NOTIFY=NEVER\nX",
		false },
};

static void
recipient_is_looked_at(void **state)
{
	const struct recipient_row *row = *state;
	g_autoptr(edits) edits = edits_new();

	assert_int_equal(edits_add_recipient(edits, row->address, row->args),
		row->taken);
}

/* A mail server that writes down what it is told, and fails at a step. */
struct server {
	GString *told;
	int fails_at, steps;
};

static bool
step(struct server *server, const char *what, const char *name, int instance,
	const char *value)
{
	g_string_append_printf(server->told, "%s %s %d %s\n", what, name,
		instance, value ? value : "-");
	return ++server->steps != server->fails_at;
}

static bool
change_field(void *ctx, const char *name, int instance, const char *value)
{
	return step(ctx, "change", name, instance, value);
}

static bool
add_field(void *ctx, const char *name, const char *value)
{
	return step(ctx, "add", name, 0, value);
}

static bool
add_recipient(void *ctx, const char *address, const char *args)
{
	return step(ctx, "to", address, 0, args);
}

static bool
remove_recipient(void *ctx, const char *given)
{
	return step(ctx, "not to", given, 0, NULL);
}

static const struct edits_way way = { change_field, add_field, add_recipient,
	remove_recipient };

static struct edits *
many(void)
{
	struct edits *edits = edits_new();

	assert_true(edits_remove_recipient(edits, "<support@x>"));
	assert_true(edits_add_recipient(edits, "archive+secret@x", NULL));
	assert_true(edits_add_field(edits, "References", "<a@x>"));
	assert_true(edits_remove_field(edits, "X-Postcase-Case", 1));
	assert_true(edits_remove_field(edits, "reply-to", 2));
	assert_true(edits_remove_field(edits, "x-postcase-case", 10));
	assert_true(edits_remove_field(edits, "Reply-To", 3));
	assert_true(edits_remove_field(edits, "X-Postcase-Case", 2));
	assert_true(edits_remove_field(edits, "X-Postcase-Case", 10));
	assert_true(edits_change_field(edits, "Reply-To", 1, "support@x"));
	assert_false(edits_remove_field(edits, "Subject", 0));
	return edits;
}

static void
no_change_moves_another(void **state)
{
	g_autoptr(edits) edits = many();
	g_autoptr(GString) told = g_string_new(NULL);
	struct server server = { told, 0, 0 };

	(void)state;
	assert_true(edits_do(edits, &way, &server));
	assert_string_equal(told->str, "change Reply-To 1 support@x\n"
				       "change Reply-To 3 -\n"
				       "change reply-to 2 -\n"
				       "change x-postcase-case 10 -\n"
				       "change X-Postcase-Case 2 -\n"
				       "change X-Postcase-Case 1 -\n"
				       "add References 0 <a@x>\n"
				       "to archive+secret@x 0 -\n"
				       "not to <support@x> 0 -\n");
}

/* A stranger's mail may have thousands, and each costs the mail server time. */
static void
removals_are_bounded(void **state)
{
	g_autoptr(edits) edits = edits_new();

	(void)state;
	for (int i = 1; i <= 200; i++)
		assert_true(edits_remove_field(edits, "X-Postcase-Case", i));
	assert_false(edits_remove_field(edits, "X-Postcase-Case", 201));
	assert_true(edits_change_field(edits, "Subject", 1, "x"));
}

static void
first_failure_ends_it(void **state)
{
	(void)state;
	for (int at = 1; at <= 9; at++) {
		g_autoptr(edits) edits = many();
		g_autoptr(GString) told = g_string_new(NULL);
		struct server server = { told, at, 0 };

		assert_false(edits_do(edits, &way, &server));
		assert_int_equal(server.steps, at);
	}
}

static void
log_shows_no_address(void **state)
{
	g_autoptr(edits) edits = many();
	g_autofree char *summary = edits_summary(edits);
	g_autoptr(edits) none = edits_new();
	g_autofree char *nothing = edits_summary(none);

	(void)state;
	assert_string_equal(summary,
		"reply-to,-x-postcase-case,-reply-to,references,+archive,"
		"-recipient");
	assert_string_equal(nothing, "");
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, values, value_is_looked_at);
	TESTS_TABLE(&tests, recipients, recipient_is_looked_at);
	tests_add(&tests, "no change moves the place of another",
		no_change_moves_another, NULL);
	tests_add(&tests, "removals are bounded", removals_are_bounded, NULL);
	tests_add(&tests, "the first failure ends it", first_failure_ends_it,
		NULL);
	tests_add(&tests, "the log shows what, and no address",
		log_shows_no_address, NULL);
	return TESTS_RUN(&tests, "edits");
}
