#include "milter/inbound.h"

#include "rules/filter.h"
#include "table.h"

#define ID "mx.example.com"

enum { OTHER, SUPPORT, SALES, OBSERVED, RESTING, ACCOUNTS };

static const struct directory_account accounts[ACCOUNTS] = {
	[SUPPORT] = { .id = 1, .mode = ACCOUNT_ACTIVE, .size_limit = 1000 },
	[SALES] = { .id = 2, .mode = ACCOUNT_ACTIVE },
	[OBSERVED] = { .id = 3, .mode = ACCOUNT_OBSERVE, .size_limit = 10 },
	[RESTING] = { .id = 4, .mode = ACCOUNT_INACTIVE },
};

/* What is done, as one line. */
static bool
change_field(void *ctx, const char *name, int instance, const char *value)
{
	g_string_append_printf(ctx, "%s%s%d ", value ? "=" : "-", name,
		instance);
	return true;
}

static bool
add_field(void *ctx, const char *name, const char *value)
{
	g_string_append_printf(ctx, "+%s: %s ", name, value);
	return true;
}

static bool
add_recipient(void *ctx, const char *address, const char *args)
{
	(void)args;
	g_string_append_printf(ctx, "+%s ", address);
	return true;
}

static bool
remove_recipient(void *ctx, const char *given)
{
	g_string_append_printf(ctx, "-%s ", given);
	return true;
}

static char *
dump_edits(const struct edits *edits)
{
	static const struct edits_way way = { change_field, add_field,
		add_recipient, remove_recipient };
	GString *text = g_string_new(NULL);

	assert_true(edits_do(edits, &way, text));
	return g_strchomp(g_string_free(text, FALSE));
}

static struct conf *
make_conf(gint64 milters)
{
	g_autofree char *text = g_strdup_printf(
		"authserv_id = " ID "\nauthserv_milters = %d\n"
		"spam_header = X-Spam-Flag: yes\n"
		"message_size_limit = 100000\nmilter_rate = 3\n",
		(int)milters);
	g_autoptr(GError) error = NULL;
	struct conf *conf = conf_parse(text, "test", &error);

	assert_null(error);
	return conf;
}

static void
field_free(gpointer data)
{
	struct smtp_field *field = data;

	g_free(field->name);
	g_free(field->value);
	g_free(field);
}

static int
count_before(const GPtrArray *fields, const char *name)
{
	int n = 0;

	for (guint i = 0; i < fields->len; i++) {
		const struct smtp_field *field = g_ptr_array_index(fields, i);

		n += g_ascii_strcasecmp(field->name, name) == 0;
	}
	return n;
}

/* Of "Name: value\n", folds as they come. */
static GPtrArray *
make_fields(const char *header)
{
	GPtrArray *fields = g_ptr_array_new_with_free_func(field_free);
	struct fields block = fields_of(header, strlen(header));
	struct field at;

	while (fields_next(&block, &at)) {
		struct smtp_field *field = g_new0(struct smtp_field, 1);

		field->name = g_strndup(at.name, at.name_size);
		field->value = g_strchug(g_strndup(at.value, at.value_size));
		field->instance = 1 + count_before(fields, field->name);
		g_ptr_array_add(fields, field);
	}
	return fields;
}

/* Everything that a mail needs, to be freed together. */
struct world {
	struct conf *conf;
	struct directory directory;
	struct smtp_mail mail;
	struct smtp_recipient to[4];
	struct inbound_rates *rates;
	GArray *hits;
	struct edits *edits;
};

static void
world_init(struct world *world, const char *header, gint64 milters)
{
	*world = (struct world){
		.conf = make_conf(milters),
		.directory.filters = g_ptr_array_new_with_free_func(
			(GDestroyNotify)filter_free),
		.mail = {
			.client = "192.0.2.1",
			.sender = g_strdup("bounce@example.net"),
			.recipients = g_ptr_array_new(),
			.fields = make_fields(header),
		},
		.rates = inbound_rates_new(),
		.hits = g_array_new(FALSE, FALSE, sizeof(gint64)),
		.edits = edits_new(),
	};
	world->mail.directory = &world->directory;
}

static void
world_clear(struct world *world)
{
	conf_free(world->conf);
	g_ptr_array_unref(world->directory.filters);
	g_free(world->mail.sender);
	g_ptr_array_unref(world->mail.recipients);
	g_ptr_array_unref(world->mail.fields);
	inbound_rates_free(world->rates);
	g_array_unref(world->hits);
	edits_free(world->edits);
}

static char addresses[ACCOUNTS][32] = { "<ann@example.org>",
	"<support@example.com>", "<sales@example.com>",
	"<observed@example.com>", "<resting@example.com>" };

static struct smtp_recipient
recipient_of(int account)
{
	return (struct smtp_recipient){
		.given = addresses[account],
		.account = account == OTHER ? NULL : &accounts[account],
	};
}

static struct smtp_answer
rcpt(struct world *world, int account, gint64 now)
{
	const struct smtp_recipient recipient = recipient_of(account);
	const struct inbound_rates_use use = { world->rates, now, world->hits };

	return inbound_rcpt(&world->mail, &recipient, world->conf, use);
}

static void
add_recipients(struct world *world, const int *to)
{
	for (size_t i = 0; i < G_N_ELEMENTS(world->to) && to[i] >= 0; i++) {
		world->to[i] = recipient_of(to[i]);
		g_ptr_array_add(world->mail.recipients, &world->to[i]);
	}
}

static void
add_filter(struct world *world, gint64 account, enum filter_action action,
	const char *answer, const struct filter_terms *terms)
{
	struct filter_flaw flaw;
	struct filter *filter = filter_new(terms, &flaw);

	assert_non_null(filter);
	filter->id = world->directory.filters->len + 1;
	filter->name = g_strdup("Shop n\303\272mero 1");
	filter->scope.account = account;
	filter->action = action;
	filter->answer = g_strdup(answer);
	g_ptr_array_add(world->directory.filters, filter);
}

static const struct forged {
	const char *name;
	gint64 milters;
	const char *header, *want;
} forged_rows[] = {
	{ "a plain header stays", 1, "From: a@x\nSubject: X-Postcase-Case: 1\n",
		"" },
	{ "our own fields go, from the last to the first", 0,
		"X-Postcase-Case: 1\nX-Other: 1\nx-postcase-tag: a\n"
		"X-Postcase-Case: 2\n",
		"-X-Postcase-Case2 -X-Postcase-Case1 -x-postcase-tag1" },
	{ "a name that only starts like it stays", 0, "X-Postcases: 1\n", "" },
	{ "verdicts in our name go", 0,
		"Authentication-Results: " ID "; dmarc=pass\n"
		"Subject: 1\n"
		"authentication-results: (x) MX.example.COM 1;\n spf=pass\n",
		"-authentication-results2 -Authentication-Results1" },
	{ "in whatever way another reader finds it", 0,
		"Authentication-Results: \"" ID "\" ;dmarc=pass\n"
		"Authentication-Results: (;\n " ID ") " ID "; dmarc=pass\n"
		"Authentication-Results: " ID "(; dmarc=pass\n"
		"Authentication-Results:\n",
		"-Authentication-Results3 -Authentication-Results2 "
		"-Authentication-Results1" },
	{ "others' verdicts stay", 0,
		"Authentication-Results: mx.example.org; dmarc=pass\n"
		"Authentication-Results: a." ID "; dmarc=pass\n",
		"" },
	{ "those of our milters stay, at the top", 2,
		"Authentication-Results: " ID "; dmarc=pass\n"
		"DKIM-Signature: x\n"
		"Authentication-Results: mx.example.org; dmarc=fail\n"
		"Authentication-Results: " ID "; spf=pass\n"
		"Authentication-Results: " ID "; dmarc=fail\n"
		"Received: from a\n by b\n",
		"-Authentication-Results4" },
	{ "nothing below a Received field is theirs", 2,
		"Authentication-Results: " ID "; dmarc=pass\n"
		"Received: from a\n by b\n"
		"Authentication-Results: " ID "; spf=pass\n",
		"-Authentication-Results2" },
};

static void
table_of_forged(void **state)
{
	static const int to[] = { SUPPORT, -1 };
	const struct forged *row = *state;
	struct world world;

	world_init(&world, row->header, row->milters);
	add_recipients(&world, to);
	assert_int_equal(inbound_end(&world.mail, world.conf, world.edits,
				 world.hits)
				 .kind,
		SMTP_GOES_ON);
	g_autofree char *got = dump_edits(world.edits);

	assert_string_equal(got, row->want);
	world_clear(&world);
}

static const struct door {
	const char *name;
	int account;
	gint64 size;
	bool simulated;
	const char *want;
} door_rows[] = {
	{ "an active account takes mail", SUPPORT, 1000, false, NULL },
	{ "an inactive one does not", RESTING, 0, false, "550 5.2.1 inactive" },
	{ "but nobody's SMTP is told so", RESTING, 0, true, NULL },
	{ "too large a mail is refused", SUPPORT, 1001, false,
		"552 5.3.4 too-large" },
	{ "not if it came by no SMTP", SUPPORT, 1001, true, NULL },
	{ "without a limit of its own that of all holds", SALES, 100000, false,
		NULL },
	{ "and no more", SALES, 100001, false, "552 5.3.4 too-large" },
	{ "in observe mode nothing is refused", OBSERVED, 100001, false, NULL },
};

static void
assert_answer(const struct smtp_answer *answer, const char *want)
{
	g_autofree char *got = answer->kind == SMTP_GOES_ON ?
				       NULL :
				       g_strdup_printf("%s %s %s", answer->code,
					       answer->dsn, answer->why);

	assert_int_equal(got == NULL, want == NULL);
	if (want != NULL)
		assert_string_equal(got, want);
}

static void
table_of_doors(void **state)
{
	const struct door *row = *state;
	struct world world;

	world_init(&world, "", 0);
	world.mail.said_size = row->size;
	world.mail.simulated = row->simulated;
	const struct smtp_answer answer = rcpt(&world, row->account, 0);

	assert_answer(&answer, row->want);
	world_clear(&world);
}

static void
at_the_door_too_many_a_minute_come_later(void **state)
{
	static const int to[] = { SALES, -1 };
	static const struct directory_user agent = { .id = 1 };
	struct world world;
	gint64 now = 7 * G_TIME_SPAN_MINUTE;

	(void)state;
	world_init(&world, "", 0);
	for (int i = 0; i < 3; i++)
		assert_int_equal(rcpt(&world, SALES, now).kind, SMTP_GOES_ON);
	const struct smtp_answer fourth = rcpt(&world, SALES, now);

	assert_answer(&fourth, "451 4.7.1 rate");
	assert_int_equal(rcpt(&world, SUPPORT, now).kind, SMTP_GOES_ON);
	assert_int_equal(rcpt(&world, OBSERVED, now).kind, SMTP_GOES_ON);
	world.mail.user = &agent;
	assert_int_equal(rcpt(&world, SALES, now).kind, SMTP_GOES_ON);
	world.mail.user = NULL;
	add_recipients(&world, to);
	assert_int_equal(rcpt(&world, SALES, now).kind, SMTP_GOES_ON);
	world_clear(&world);
}

static void
a_filter_that_asks_for_the_sender_refuses_at_rcpt(void **state)
{
	const struct filter_terms terms = { .sender = "bounce@*" };
	struct world world;
	struct smtp_answer answer;

	(void)state;
	world_init(&world, "", 0);
	add_filter(&world, 1, FILTER_REJECT, "No \303\241ds", &terms);
	answer = rcpt(&world, SUPPORT, 0);
	assert_answer(&answer, "550 5.7.1 filter");
	assert_string_equal(answer.text, "No ads");
	assert_int_equal(g_array_index(world.hits, gint64, 0), 1);
	assert_int_equal(rcpt(&world, SALES, 0).kind, SMTP_GOES_ON);
	assert_int_equal(world.hits->len, 1);
	world.mail.login = "anna";
	assert_int_equal(rcpt(&world, SUPPORT, 0).kind, SMTP_GOES_ON);
	world_clear(&world);
}

static const struct size {
	const char *name;
	gint64 size;
	int to[3];
	bool simulated, want;
} size_rows[] = {
	{ "too large for its one recipient", 1001, { SUPPORT, -1 }, false,
		true },
	{ "too large for one of two", 1001, { SUPPORT, SALES, -1 }, false,
		false },
	{ "too large for both", 100001, { SUPPORT, SALES, -1 }, false, true },
	{ "another's limit is not ours", 100001, { SALES, OTHER, -1 }, false,
		false },
	{ "nor is it one's who observes", 100001, { SALES, OBSERVED, -1 },
		false, false },
	{ "nobody's SMTP is told so", 100001, { SALES, -1 }, true, false },
	{ "without recipients nothing is", 100001, { -1 }, false, false },
};

static void
table_of_sizes(void **state)
{
	const struct size *row = *state;
	struct world world;
	struct smtp_answer answer;

	world_init(&world, "", 0);
	world.mail.size = row->size;
	world.mail.simulated = row->simulated;
	add_recipients(&world, row->to);
	answer = inbound_end(&world.mail, world.conf, world.edits, world.hits);
	assert_answer(&answer, row->want ? "552 5.3.4 too-large" : NULL);
	world_clear(&world);
}

#define HEADER                                                     \
	"From: Shop <shop@example.net>\nTo: support@example.com\n" \
	"Subject: =?utf-8?Q?Of=66er?=\nX-Postcase-Tag: mine\n"
#define STRIPPED "-X-Postcase-Tag1"

static const struct screened {
	const char *name;
	struct {
		gint64 account;
		enum filter_action action;
		const char *answer;
		struct filter_terms terms;
	} filters[3];
	int to[4];
	bool simulated;
	const char *want; /* the answer, what is edited, the hits */
} screened_rows[] = {
	{ "a filter's refusal says its text",
		{ { 0, FILTER_REJECT, "No offers%s", { .subject = "offer" } } },
		{ SUPPORT, -1 }, false, "550 5.7.1 No offers?s||1" },
	{ "or ours", { { 0, FILTER_REJECT, NULL, { .subject = "offer" } } },
		{ SUPPORT, SALES, -1 }, false,
		"550 5.7.1 This mail is not wanted here||1" },
	{ "two filters refuse, the first one's text is said, both count",
		{ { 1, FILTER_REJECT, "one", { .subject = "offer" } },
			{ 2, FILTER_REJECT, "two", { .subject = "offer" } } },
		{ SALES, SUPPORT, -1 }, false, "550 5.7.1 two||2 1" },
	{ "nobody's SMTP is told: delivery drops it",
		{ { 0, FILTER_REJECT, NULL, { .subject = "offer" } } },
		{ SUPPORT, -1 }, true, "|" STRIPPED "|" },
	{ "another's mail is not refused",
		{ { 0, FILTER_REJECT, NULL, { .subject = "offer" } } },
		{ SUPPORT, OTHER, -1 }, false, "|" STRIPPED "|" },
	{ "nor what comes to an account that observes",
		{ { 0, FILTER_REJECT, NULL, { .subject = "offer" } } },
		{ OBSERVED, -1 }, false, "|" STRIPPED "|" },
	{ "what all throw away is gone",
		{ { 0, FILTER_DISCARD, NULL, { .from = "shop@*" } } },
		{ SUPPORT, SALES, -1 }, false, "discarded||1" },
	{ "what one throws away comes to the others",
		{ { 1, FILTER_DISCARD, NULL, { .from = "shop@*" } } },
		{ SUPPORT, OTHER, SALES, -1 }, false,
		"|" STRIPPED " -<support@example.com>|1" },
	{ "who throws away is not in the way of a refusal",
		{ { 1, FILTER_DISCARD, "x", { .from = "shop@*" } },
			{ 2, FILTER_REJECT, "No", { .from = "shop@*" } } },
		{ SUPPORT, SALES, -1 }, false, "550 5.7.1 No||1 2" },
	{ "nor of a tag, which is counted at delivery",
		{ { 1, FILTER_DISCARD, NULL, { .from = "shop@*" } },
			{ 2, FILTER_TAG, "X-Shop: a:b",
				{ .from = "shop@*" } } },
		{ SUPPORT, SALES, -1 }, false,
		"|" STRIPPED " +X-Shop: a:b -<support@example.com>|1" },
	{ "two filters tag, each once",
		{ { 1, FILTER_TAG, "X-Shop: 1", { .from = "shop@*" } },
			{ 0, FILTER_TAG, NULL, { .from = "shop@*" } } },
		{ SUPPORT, SALES, SUPPORT, -1 }, false,
		"|" STRIPPED " +X-Shop: 1 +X-Postcase-Tag: "
		"=?utf-8?B?U2hvcCBuw7ptZXJvIDE=?=|" },
	{ "another's mail is not tagged",
		{ { 0, FILTER_TAG, NULL, { .from = "shop@*" } } },
		{ SUPPORT, OTHER, -1 }, false, "|" STRIPPED "|" },
	{ "a forged field of ours is not asked for",
		{ { 0, FILTER_REJECT, NULL,
			{ .header_name = "X-Postcase-Tag", .header = "*" } } },
		{ SUPPORT, -1 }, false, "|" STRIPPED "|" },
	{ "skipping is delivery's",
		{ { 0, FILTER_SKIP, NULL, { .from = "shop@*" } },
			{ 0, FILTER_REJECT, NULL, { .from = "shop@*" } } },
		{ SUPPORT, -1 }, false, "|" STRIPPED "|" },
};

static char *
dump(const struct smtp_answer *answer, const struct world *world)
{
	g_autofree char *edits = answer->kind == SMTP_GOES_ON ?
					 dump_edits(world->edits) :
					 g_strdup("");
	g_autoptr(GString) hits = g_string_new(NULL);

	for (guint i = 0; i < world->hits->len; i++)
		g_string_append_printf(hits, "%s%d", i ? " " : "",
			(int)g_array_index(world->hits, gint64, i));
	if (answer->kind == SMTP_REFUSED)
		return g_strdup_printf("%s %s %s|%s|%s", answer->code,
			answer->dsn, answer->text, edits, hits->str);
	return g_strdup_printf("%s|%s|%s",
		answer->kind == SMTP_DISCARDED ? "discarded" : "", edits,
		hits->str);
}

static void
table_of_screened(void **state)
{
	const struct screened *row = *state;
	struct world world;
	struct smtp_answer answer;

	world_init(&world, HEADER, 0);
	world.mail.simulated = row->simulated;
	add_recipients(&world, row->to);
	for (size_t i = 0; i < G_N_ELEMENTS(row->filters); i++)
		add_filter(&world, row->filters[i].account,
			row->filters[i].action, row->filters[i].answer,
			&row->filters[i].terms);
	answer = inbound_end(&world.mail, world.conf, world.edits, world.hits);
	g_autofree char *got = dump(&answer, &world);

	assert_string_equal(got, row->want);
	world_clear(&world);
}

/* authserv_milters is 1. */
static const struct known {
	const char *name, *header;
	struct filter_terms terms;
	bool cut, want;
} known_rows[] = {
	{ "our milter's verdict is believed",
		"Authentication-Results: " ID "; dmarc=fail\nFrom: a@x\n",
		{ .auth = "dmarc=fail" }, false, true },
	{ "a forged one is not",
		"Authentication-Results: " ID "; spf=pass\n"
		"Authentication-Results: " ID "; dmarc=fail\nFrom: a@x\n",
		{ .auth = "dmarc=fail" }, false, false },
	{ "nor one below a Received field",
		"Received: from a (b [192.0.2.2])\n by c\n"
		"Authentication-Results: " ID "; dmarc=fail\n",
		{ .auth = "dmarc=fail" }, false, false },
	{ "what our spam filter says is believed",
		"X-Spam-Flag: YES\nReceived: from a (b [192.0.2.2])\n by c\n",
		{ .spam = FILTER_WITH }, false, true },
	{ "what the sender's said is not",
		"Received: from a (b [192.0.2.2])\n by c\nX-Spam-Flag: YES\n",
		{ .spam = FILTER_WITH }, false, false },
	{ "a header that was cut is delivery's", "From: a@x\n",
		{ .from = "a@x" }, true, false },
	{ "so are raw bytes of some charset", "From: a@x\nSubject: \361\n",
		{ .from = "a@x" }, false, false },
	{ "UTF-8 is none of that", "From: a@x\nSubject: \303\261\n",
		{ .subject = "\303\221" }, false, true },
};

static void
table_of_known(void **state)
{
	static const int to[] = { SALES, -1 };
	const struct known *row = *state;
	struct world world;
	struct smtp_answer answer;

	world_init(&world, row->header, 1);
	world.mail.cut = row->cut;
	add_recipients(&world, to);
	add_filter(&world, 0, FILTER_REJECT, NULL, &row->terms);
	answer = inbound_end(&world.mail, world.conf, world.edits, world.hits);
	assert_answer(&answer, row->want ? "550 5.7.1 filter" : NULL);
	world_clear(&world);
}

/* Postfix walks through the header for each: 200 are taken out. */
static void
a_flood_hides_no_verdict(void **state)
{
	static const int to[] = { SUPPORT, -1 };
	g_autoptr(GString) header = g_string_new(NULL);
	struct world world;

	(void)state;
	for (int i = 0; i < 500; i++)
		g_string_append(header, "X-Postcase-Case: 1\n");
	g_string_append(header, "Authentication-Results: " ID "; dmarc=pass\n");
	world_init(&world, header->str, 0);
	add_recipients(&world, to);
	assert_int_equal(inbound_end(&world.mail, world.conf, world.edits,
				 world.hits)
				 .kind,
		SMTP_GOES_ON);
	g_autofree char *got = dump_edits(world.edits);

	assert_non_null(strstr(got, "-Authentication-Results1"));
	world_clear(&world);
}

static void
a_flood_of_verdicts_is_refused(void **state)
{
	static const int to[] = { SUPPORT, OTHER, -1 };
	g_autoptr(GString) header = g_string_new(NULL);
	struct world world;
	struct smtp_answer answer;

	(void)state;
	for (int i = 0; i < 201; i++)
		g_string_append(header,
			"Authentication-Results: " ID "; dmarc=pass\n");
	world_init(&world, header->str, 0);
	add_recipients(&world, to);
	answer = inbound_end(&world.mail, world.conf, world.edits, world.hits);
	assert_answer(&answer, "550 5.7.1 forged");
	world_clear(&world);
}

static void
of_a_cut_header_nothing_goes(void **state)
{
	static const int to[] = { SUPPORT, -1 };
	struct world ours, verdict;
	struct smtp_answer answer;

	(void)state;
	world_init(&ours, "X-Postcase-Case: 1\n", 0);
	world_init(&verdict, "Authentication-Results: " ID "; dmarc=pass\n", 0);
	ours.mail.cut = verdict.mail.cut = true;
	add_recipients(&ours, to);
	add_recipients(&verdict, to);
	assert_int_equal(inbound_end(&ours.mail, ours.conf, ours.edits,
				 ours.hits)
				 .kind,
		SMTP_GOES_ON);
	assert_true(edits_are_none(ours.edits));
	answer = inbound_end(&verdict.mail, verdict.conf, verdict.edits,
		verdict.hits);
	assert_answer(&answer, "550 5.7.1 forged");
	world_clear(&ours);
	world_clear(&verdict);
}

/* Who is behind the last one that is kept could not be asked for. */
static void
very_many_recipients_are_deliverys(void **state)
{
	const struct filter_terms terms = { .from = "shop@*" };
	struct smtp_recipient one = recipient_of(SUPPORT);
	struct world world;

	(void)state;
	world_init(&world, HEADER, 0);
	add_filter(&world, 0, FILTER_REJECT, NULL, &terms);
	for (int i = 0; i < SMTP_MAIL_RECIPIENTS_MAX; i++)
		g_ptr_array_add(world.mail.recipients, &one);
	assert_int_equal(inbound_end(&world.mail, world.conf, world.edits,
				 world.hits)
				 .kind,
		SMTP_GOES_ON);
	world_clear(&world);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, forged_rows, table_of_forged);
	TESTS_TABLE(&tests, door_rows, table_of_doors);
	tests_add(&tests, "too many a minute come later",
		at_the_door_too_many_a_minute_come_later, NULL);
	tests_add(&tests,
		"a filter that asks for the sender refuses at RCPT, for its "
		"account, but no one who has logged in",
		a_filter_that_asks_for_the_sender_refuses_at_rcpt, NULL);
	TESTS_TABLE(&tests, size_rows, table_of_sizes);
	TESTS_TABLE(&tests, screened_rows, table_of_screened);
	TESTS_TABLE(&tests, known_rows, table_of_known);
	tests_add(&tests, "a flood of fields in our name hides no verdict",
		a_flood_hides_no_verdict, NULL);
	tests_add(&tests,
		"more verdicts in our name than can be taken out are refused",
		a_flood_of_verdicts_is_refused, NULL);
	tests_add(&tests,
		"nothing goes of a header that was cut, and no verdict of it "
		"is taken",
		of_a_cut_header_nothing_goes, NULL);
	tests_add(&tests, "very many recipients are left to delivery",
		very_many_recipients_are_deliverys, NULL);
	return TESTS_RUN(&tests, "inbound");
}
