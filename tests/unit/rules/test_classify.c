#include "rules/classify.h"

#include "table.h"

static const struct row {
	const char *name, *sender, *submitted, *precedence;
	bool auto_replied, list, report, unreadable;
	enum mail_class want;
	bool opens;
} rows[] = {
	{ .name = "a mail without any sign is a person's",
		.sender = "a@x",
		.want = CLASS_PERSON,
		.opens = true },
	{ .name = "Auto-Submitted: no is a person's",
		.sender = "a@x",
		.submitted = "no",
		.want = CLASS_PERSON,
		.opens = true },
	{ .name = "auto-replied is an auto-reply",
		.sender = "a@x",
		.submitted = "auto-replied",
		.want = CLASS_AUTO_REPLY },
	{ .name = "X-Autoreply is an auto-reply",
		.sender = "a@x",
		.auto_replied = true,
		.want = CLASS_AUTO_REPLY },
	{ .name = "auto-generated is a program's",
		.sender = "a@x",
		.submitted = "auto-generated",
		.want = CLASS_AUTO_GENERATED },
	{ .name = "an unknown word of Auto-Submitted is a program's",
		.sender = "a@x",
		.submitted = "auto-notified",
		.want = CLASS_AUTO_GENERATED },
	{ .name = "a report from the null sender is a bounce",
		.sender = "",
		.report = true,
		.submitted = "auto-replied",
		.want = CLASS_BOUNCE },
	{ .name = "a report from somebody is no bounce",
		.sender = "a@x",
		.report = true,
		.want = CLASS_PERSON,
		.opens = true },
	{ .name = "the null sender alone is a person's",
		.sender = "",
		.want = CLASS_PERSON,
		.opens = true },
	{ .name = "a list's mail opens a case as a person's",
		.sender = "a@x",
		.list = true,
		.want = CLASS_LIST,
		.opens = true },
	{ .name = "Precedence: bulk is a list's",
		.sender = "a@x",
		.precedence = "bulk",
		.want = CLASS_LIST,
		.opens = true },
	{ .name = "what nobody could read opens a case",
		.sender = "",
		.unreadable = true,
		.want = CLASS_UNREADABLE,
		.opens = true },
};

static void
signs_make_a_class(void **state)
{
	const struct row *row = *state;
	g_autofree char *submitted = g_strdup(row->submitted);
	g_autofree char *precedence = g_strdup(row->precedence);
	const struct message msg = {
		.signals = { .auto_submitted = submitted,
			.precedence = precedence,
			.auto_replied = row->auto_replied,
			.list = row->list,
			.report = row->report },
		.unreadable = row->unreadable,
	};
	enum mail_class got = classify(&msg, row->sender);

	assert_string_equal(mail_class_name(got), mail_class_name(row->want));
	assert_int_equal(mail_class_opens_case(got), row->opens);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, signs_make_a_class);
	return TESTS_RUN(&tests, "classify");
}
