#include "rules/screen.h"

#include "table.h"

/* Of one account or (0) for all mail; of which term whatever a row says. */
struct made {
	gint64 account;
	enum filter_action action;
	struct filter_terms terms;
};

/* clang-format off */
#define ALL(act, ...)        { 0, FILTER_##act, { __VA_ARGS__ } }
#define OF(account, act, ...) { account, FILTER_##act, { __VA_ARGS__ } }
/* clang-format on */
#define HIT  .subject = "Offer"
#define MISS .subject = "other"
#define LATE .size_over = 1

static const char block[] = "From: Shop <shop@example.net>\n"
			    "To: support@example.com\n"
			    "Subject: Offer\n";

enum { MADE_MAX = 4, TO_MAX = 4 };

static const struct row {
	const char *name;
	struct made filters[MADE_MAX]; /* the first is 1 */
	gint64 to[TO_MAX]; /* accounts; -1: a recipient of nobody's */
	const char *want;  /* what becomes of it, then each one's filter */
} rows[] = {
	{ "without filters it is left to delivery", { { 0 } }, { 7 },
		"left 0" },
	{ "a filter that does not hold leaves it", { ALL(REJECT, MISS) }, { 7 },
		"left 0" },
	{ "one recipient, refused", { OF(7, REJECT, HIT) }, { 7 },
		"refused 1" },
	{ "thrown away", { OF(7, DISCARD, HIT) }, { 7 }, "discarded 1" },
	{ "tagged", { OF(7, TAG, HIT) }, { 7 }, "tagged 1" },
	{ "a filter for all mail refuses for two accounts",
		{ ALL(REJECT, HIT) }, { 7, 8 }, "refused 1 1" },
	{ "two filters of two accounts refuse together",
		{ OF(7, REJECT, HIT), OF(8, REJECT, HIT) }, { 7, 8 },
		"refused 1 2" },
	{ "what one of two accounts refuses is left to delivery",
		{ OF(7, REJECT, HIT) }, { 7, 8 }, "left 1 0" },
	{ "what another recipient gets is not refused", { ALL(REJECT, HIT) },
		{ 7, -1 }, "left 1 0" },
	{ "nor thrown away, but for whom it is", { ALL(DISCARD, HIT) },
		{ -1, 7 }, "left 0 1" },
	{ "nor tagged", { ALL(TAG, HIT) }, { 7, -1, 8 }, "left 1 0 1" },
	{ "one throws away, the other refuses: refused",
		{ OF(7, DISCARD, HIT), OF(8, REJECT, HIT) }, { 7, 8 },
		"refused 1 2" },
	{ "one throws away, the other tags: tagged",
		{ OF(7, DISCARD, HIT), OF(8, TAG, HIT) }, { 7, 8 },
		"tagged 1 2" },
	{ "one throws away, the other takes it", { OF(7, DISCARD, HIT) },
		{ 7, 8 }, "left 1 0" },
	{ "one refuses, the other tags: left to delivery",
		{ OF(7, REJECT, HIT), OF(8, TAG, HIT) }, { 7, 8 }, "left 1 2" },
	{ "of three one throws away, two refuse",
		{ OF(8, DISCARD, HIT), ALL(REJECT, HIT) }, { 7, 8, 9 },
		"refused 2 1 2" },
	{ "of three one throws away, one refuses, one takes it",
		{ OF(7, DISCARD, HIT), OF(8, REJECT, HIT) }, { 7, 8, 9 },
		"left 1 2 0" },
	{ "of three one throws away, one refuses, one is another's",
		{ OF(7, DISCARD, HIT), OF(8, REJECT, HIT) }, { 7, 8, -1 },
		"left 1 2 0" },
	{ "both addresses of an account are refused", { OF(7, REJECT, HIT) },
		{ 7, 7 }, "refused 1 1" },
	{ "the first that holds decides", { ALL(NONE, HIT), ALL(REJECT, HIT) },
		{ 7 }, "left 1" },
	{ "for the account that it is of alone",
		{ OF(7, NONE, HIT), ALL(REJECT, HIT) }, { 8 }, "refused 2" },
	{ "skipping is delivery's, and ends it",
		{ ALL(SKIP, HIT), ALL(REJECT, HIT) }, { 7 }, "left 1" },
	{ "so is a group folder",
		{ OF(7, GROUP_FOLDER, HIT), ALL(DISCARD, HIT) }, { 7 },
		"left 1" },
	{ "one that cannot be asked yet ends it, too",
		{ ALL(NONE, LATE), ALL(REJECT, HIT) }, { 7 }, "left 0" },
	{ "not when what is known speaks against it",
		{ ALL(NONE, LATE, MISS), ALL(REJECT, HIT) }, { 7 },
		"refused 2" },
	{ "nor for accounts that it is not of",
		{ OF(8, NONE, LATE), ALL(REJECT, HIT) }, { 7 }, "refused 2" },
	{ "an attachment cannot be asked for",
		{ ALL(NONE, .attachment = FILTER_WITHOUT), ALL(REJECT, HIT) },
		{ 7 }, "left 0" },
	{ "nor can a phrase",
		{ ALL(NONE, .body_any = (const char *const[]){ "x", NULL }),
			ALL(REJECT, HIT) },
		{ 7 }, "left 0" },
	{ "a field that the mail server adds later may still come",
		{ ALL(NONE, .header_name = "received", .header = "*"),
			ALL(REJECT, HIT) },
		{ 7 }, "left 0" },
	{ "any other is there or not",
		{ ALL(NONE, .header_name = "X-Received", .header = "*"),
			ALL(REJECT, HIT) },
		{ 7 }, "refused 2" },
	{ "a regex that costs too much ends it",
		{ ALL(NONE, .header_name = "X-Long",
			  .header = "regex:^(a|aa)+[!?]"),
			ALL(REJECT, HIT) },
		{ 7 }, "left 0" },
	{ "what our server found out is known",
		{ ALL(REJECT, .auth = "dmarc=fail") }, { 7 }, "refused 1" },
	{ "so is spam", { ALL(TAG, .spam = FILTER_WITH) }, { 7 }, "tagged 1" },
	{ "the envelope's sender is known",
		{ ALL(REJECT, .sender = "bounce@*") }, { 7 }, "refused 1" },
};

static GPtrArray *
make_filters(const struct row *row)
{
	GPtrArray *filters =
		g_ptr_array_new_with_free_func((GDestroyNotify)filter_free);

	for (gint64 i = 0; i < MADE_MAX; i++) {
		const struct made *made = &row->filters[i];
		struct filter_flaw flaw;
		struct filter *filter = filter_new(&made->terms, &flaw);

		assert_non_null(filter);
		filter->id = i + 1;
		filter->scope.account = made->account;
		filter->action = made->action;
		g_ptr_array_add(filters, filter);
	}
	return filters;
}

static size_t
make_recipients(const struct row *row, struct screen_recipient *recipients)
{
	size_t n = 0;

	for (; n < TO_MAX && row->to[n] != 0; n++)
		recipients[n] = (struct screen_recipient){
			.account = MAX(row->to[n], 0),
		};
	return n;
}

static void
ask(const GPtrArray *filters, enum filter_known known,
	struct screen_recipient *recipients, size_t n)
{
	const struct authres authres = {
		.results = { [AUTH_DMARC] = RESULT_FAIL },
	};
	g_autofree char *run = g_strnfill(4000, 'a');
	g_autofree char *text = g_strdup_printf("X-Long: %s\n%s", run, block);
	bool early = known == FILTER_KNOWS_SENDER;
	g_autoptr(message) msg =
		early ? message_unreadable() :
			message_parse_header(text, strlen(text));
	const struct filter_mail mail = {
		.known = known,
		.msg = msg,
		.sender = "bounce@example.net",
		.header = fields_of(text, early ? 0 : strlen(text)),
		.authres = &authres,
		.spam = true,
	};

	screen_ask(filters, &mail, recipients, n);
}

static void
table_of_screens(void **state)
{
	static const char *const ends[] = { "left", "refused", "discarded",
		"tagged" };
	const struct row *row = *state;
	g_autoptr(GPtrArray) filters = make_filters(row);
	struct screen_recipient recipients[TO_MAX];
	size_t n = make_recipients(row, recipients);
	g_autoptr(GString) got = g_string_new(NULL);

	ask(filters, FILTER_KNOWS_HEADER, recipients, n);
	g_string_append(got, ends[screen_end(recipients, n)]);
	for (size_t i = 0; i < n; i++)
		g_string_append_printf(got, " %d",
			recipients[i].filter ? (int)recipients[i].filter->id :
					       0);
	assert_string_equal(got->str, row->want);
}

static const struct row early_rows[] = {
	{ "at RCPT the sender alone decides",
		{ ALL(REJECT, .sender = "bounce@*") }, { 7 }, "1" },
	{ "not with what comes later",
		{ ALL(REJECT, .sender = "bounce@*", HIT) }, { 7 }, "0" },
	{ "from another sender it is for nobody",
		{ ALL(REJECT, .sender = "x@*") }, { 7 }, "0" },
	{ "not behind one that cannot be asked yet",
		{ ALL(NONE, MISS), ALL(REJECT, .sender = "bounce@*") }, { 7 },
		"0" },
	{ "but behind one that another sender is asked for",
		{ ALL(NONE, .sender = "x@*", HIT),
			ALL(REJECT, .sender = "bounce@*") },
		{ 7 }, "2" },
	{ "neither spam nor a verdict is known then",
		{ ALL(REJECT, .spam = FILTER_WITH) }, { 7 }, "0" },
	{ "nor that there is none", { ALL(REJECT, .spam = FILTER_WITHOUT) },
		{ 7 }, "0" },
	{ "From may still come", { ALL(REJECT, .from = "bounce@*") }, { 7 },
		"0" },
};

static void
table_of_early_screens(void **state)
{
	const struct row *row = *state;
	g_autoptr(GPtrArray) filters = make_filters(row);
	struct screen_recipient recipient = { .account = row->to[0] };

	ask(filters, FILTER_KNOWS_SENDER, &recipient, 1);
	assert_int_equal(recipient.filter ? recipient.filter->id : 0,
		g_ascii_strtoll(row->want, NULL, 10));
}

static void
who_needs_it(void **state)
{
	static const struct row row = {
		.filters = { ALL(SKIP, HIT), OF(7, TAG, HIT) },
	};
	g_autoptr(GPtrArray) filters = make_filters(&row);
	const struct screen_recipient seven = { .account = 7 };
	const struct screen_recipient eight = { .account = 8 };
	const struct screen_recipient nobody = { .account = 0 };

	(void)state;
	assert_true(screen_is_needed(filters, &seven, 1));
	assert_false(screen_is_needed(filters, &eight, 1));
	assert_false(screen_is_needed(filters, &nobody, 1));
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, table_of_screens);
	TESTS_TABLE(&tests, early_rows, table_of_early_screens);
	tests_add(&tests, "needed only where a filter acts", who_needs_it,
		NULL);
	return TESTS_RUN(&tests, "screen");
}
