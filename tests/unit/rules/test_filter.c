#include "rules/filter.h"

#include "table.h"

static const char letter[] =
	"Received: from a by b\r\n"
	"From: Sales <Offers@Shop.example.NET>\r\n"
	"To: \"Help, please\" <support@example.com>\r\n"
	"Cc: info@example.org, x@xn--mller-kva.example\r\n"
	"Subject: =?utf-8?Q?Gro=C3=9Fe?= Rabatte\r\n"
	"X-Campaign: one\r\n"
	"X-Campaign: summer\r\n"
	"\tsale\r\n"
	"MIME-Version: 1.0\r\n"
	"Content-Type: multipart/mixed; boundary=mixed\r\n"
	"\r\n"
	"--mixed\r\n"
	"Content-Type: multipart/alternative; boundary=alternative\r\n"
	"\r\n"
	"--alternative\r\n"
	"Content-Type: text/plain; charset=utf-8\r\n"
	"\r\n"
	"Sonderangebot f\303\274r Sie: 50% off\r\n"
	"--alternative\r\n"
	"Content-Type: text/html\r\n"
	"\r\n"
	"<p class=hidden>Click <b>here</b> now</p>\r\n"
	"--alternative--\r\n"
	"--mixed\r\n"
	"Content-Type: application/pdf\r\n"
	"Content-Disposition: attachment; filename=offer.pdf\r\n"
	"\r\n"
	"PDF\r\n"
	"--mixed--\r\n";

#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const struct row {
	const char *name;
	struct filter_terms terms;
	bool want;
	const char *why;
} rows[] = {
	{ "a filter that asks nothing is for no mail (FIL-1)", { 0 }, false,
		"" },
	{ "From is the address alone, in whatever case (FIL-3)",
		{ .from = "OFFERS@shop.example.net" }, true, "from" },
	{ "From is not the name", { .from = "Sales*" }, false, "from" },
	{ "the sender is the envelope's",
		{ .sender = "bounce+*@lists.example" }, true, "sender" },
	{ "it is not From", { .sender = "offers@shop.example.net" }, false,
		"sender" },
	{ "a star in an address", { .from = "*@*.example.net" }, true, "from" },
	{ "To is one of the To addresses", { .to = "support@*" }, true, "to" },
	{ "acceptance 13: To also means Cc, as SPEC.md decides",
		{ .to = "info@example.org" }, true, "to" },
	{ "To is not From", { .to = "offers@*" }, false, "to" },
	{ "a domain beyond ASCII is found by its own letters",
		{ .to = "x@Müller.example" }, true, "to" },
	{ "behind a star, too", { .to = "*@*.müller.example" }, false, "to" },
	{ "acceptance 13: the case of a subject does not count, as SPEC.md "
	  "decides",
		{ .subject = "GROSSE rabatte" }, true, "subject" },
	{ "a subject is whole", { .subject = "rabatte" }, false, "subject" },
	{ "a phrase stands anywhere in the text (FIL-4)",
		{ .body_any = WORDS("casino", "ANGEBOT FÜR") }, true,
		"body-any" },
	{ "or in what the page says", { .body_any = WORDS("click here now") },
		true, "body-any" },
	{ "its markup says nothing", { .body_any = WORDS("hidden") }, false,
		"body-any" },
	{ "all phrases, wherever each of them stands",
		{ .body_all = WORDS("50%", "click") }, true, "body-all" },
	{ "one that is missing is one too few",
		{ .body_all = WORDS("50%", "60%") }, false, "body-all" },
	{ "a star in a phrase is a star", { .body_any = WORDS("50*off") },
		false, "body-any" },
	{ "a regex in the text", { .body_any = WORDS("regex:\\d+% off$") },
		true, "body-any" },
	{ "one of several fields, unfolded",
		{ .header_name = "x-campaign", .header = "Summer Sale" }, true,
		"header" },
	{ "a field that is not there",
		{ .header_name = "X-Other", .header = "*" }, false, "header" },
	{ "a field in the body is none",
		{ .header_name = "Content-Disposition", .header = "*" }, false,
		"header" },
	{ "larger than", { .size_over = sizeof(letter) - 2 }, true, "size" },
	{ "not larger than", { .size_over = sizeof(letter) - 1 }, false,
		"size" },
	{ "with an attachment", { .attachment = FILTER_WITH }, true,
		"attachment" },
	{ "without one", { .attachment = FILTER_WITHOUT }, false,
		"attachment" },
	{ "what our own server found out", { .auth = "dmarc=fail" }, true,
		"auth" },
	{ "something else", { .auth = "spf=fail" }, false, "auth" },
	{ "spam", { .spam = FILTER_WITH }, true, "spam" },
	{ "no spam", { .spam = FILTER_WITHOUT }, false, "spam" },
	{ "all that is asked must hold (FIL-1)",
		{ .from = "*", .subject = "*rabatte", .spam = FILTER_WITH },
		true, "spam,from,subject" },
	{ "one that does not hold is one too many",
		{ .from = "*", .subject = "x", .spam = FILTER_WITH }, false,
		"subject" },
	{ "a regex that costs too much holds nothing",
		{ .header_name = "X-Long", .header = "regex:^(a|aa)+[!?]" },
		false, "header" },
};

static GBytes *
raw_letter(void)
{
	g_autofree char *run = g_strnfill(4000, 'a');

	return g_bytes_new_take(g_strdup_printf("X-Long: %s\r\n%s", run,
					letter),
		strlen("X-Long: ") + 4000 + 2 + strlen(letter));
}

static struct filter_mail
mail_of(const struct message *msg, GBytes *raw, const struct authres *authres)
{
	gsize size = 0;
	const char *bytes = g_bytes_get_data(raw, &size);

	return (struct filter_mail){
		.msg = msg,
		.sender = "Bounce+1@Lists.example",
		.header = fields_of(bytes, size),
		.size = (gint64)strlen(letter),
		.authres = authres,
		.spam = true,
	};
}

static void
table_of_terms(void **state)
{
	const struct row *row = *state;
	const struct authres authres = {
		.results = { [AUTH_DMARC] = RESULT_FAIL },
	};
	g_autoptr(GBytes) raw = raw_letter();
	g_autoptr(message) msg = message_parse(raw, NULL);
	const struct filter_mail mail = mail_of(msg, raw, &authres);
	struct filter_view view = filter_view(&mail);
	struct filter_flaw flaw;
	g_autoptr(filter) filter = filter_new(&row->terms, &flaw);

	assert_non_null(filter);
	struct filter_match match = filter_match(filter, &view);
	assert_int_equal(match.result == FILTER_YES, row->want);
	assert_string_equal(match.why, row->why);
	filter_view_clear(&view);
}

static const struct flaw_row {
	const char *name;
	struct filter_terms terms;
	const char *want;
	size_t at;
} flaw_rows[] = {
	{ "a wrong regex is told with its term and its place",
		{ .from = "*", .subject = "regex:a(b" }, "subject", 9 },
	{ "a wrong phrase, too", { .body_all = WORDS("a", "regex:+") },
		"body-all", 6 },
	{ "no method is known by that name", { .auth = "magic=fail" }, "auth",
		0 },
	{ "no result is known by that name", { .auth = "dmarc=bad" }, "auth",
		6 },
};

static void
table_of_flaws(void **state)
{
	const struct flaw_row *row = *state;
	struct filter_flaw flaw;

	assert_null(filter_new(&row->terms, &flaw));
	assert_string_equal(flaw.term, row->want);
	assert_int_equal(flaw.flaw.at, row->at);
}

#define FOR_ALL       ((struct filter_scope){ .user = 0 })
#define OF_GROUP(id)  ((struct filter_scope){ .account = (id) })
#define OF_PERSON(id) ((struct filter_scope){ .personal = (id) })
#define OF_USER(id)   ((struct filter_scope){ .user = (id) })

static struct filter *
make(gint64 id, struct filter_scope scope, const char *subject)
{
	const struct filter_terms terms = { .subject = subject };
	struct filter_flaw flaw;
	struct filter *filter = filter_new(&terms, &flaw);

	filter->id = id;
	filter->scope = scope;
	return filter;
}

static gint64
first(const GPtrArray *filters, struct filter_scope scope)
{
	g_autoptr(GBytes) raw = raw_letter();
	g_autoptr(message) msg = message_parse(raw, NULL);
	const struct filter_mail mail = mail_of(msg, raw, NULL);
	struct filter_view view = filter_view(&mail);
	struct filter_match match;
	const struct filter *found =
		filter_first(filters, scope, &view, &match);

	filter_view_clear(&view);
	return found ? found->id : 0;
}

static void
the_first_decides(void **state)
{
	g_autoptr(GPtrArray) all =
		g_ptr_array_new_with_free_func((GDestroyNotify)filter_free);

	(void)state;
	g_ptr_array_add(all, make(1, FOR_ALL, "no"));
	g_ptr_array_add(all, make(2, OF_GROUP(7), "*"));
	g_ptr_array_add(all, make(3, OF_PERSON(6), "*"));
	g_ptr_array_add(all, make(4, FOR_ALL, "*"));
	g_ptr_array_add(all, make(5, OF_GROUP(8), "*"));
	g_ptr_array_add(all, make(6, OF_USER(9), "*"));
	assert_int_equal(first(all, OF_GROUP(7)), 2);
	assert_int_equal(first(all, OF_GROUP(8)), 4);
	assert_int_equal(first(all, OF_PERSON(6)), 3);
	assert_int_equal(first(all, OF_PERSON(5)), 4);
	assert_int_equal(first(all, OF_USER(9)), 6);
	assert_int_equal(first(all, OF_USER(10)), 0);
}

static GBytes *
large_letter(void)
{
	GString *text = g_string_new("Subject: x\n\n");

	while (text->len < MESSAGE_TEXT_BYTES_MAX)
		g_string_append(text,
			"The quick brown fox jumps: über dies.\n");
	return g_string_free_to_bytes(text);
}

static void
a_large_text_is_searched_fast(void **state)
{
	enum { FILTERS = 100, MS_MAX = 1000 };
	g_autoptr(GBytes) raw = large_letter();
	g_autoptr(message) msg = message_parse(raw, NULL);
	const struct filter_mail mail = mail_of(msg, raw, NULL);
	const struct filter_terms terms = {
		.body_any = WORDS("nothing of this", "regex:no(thing)? .*such"),
	};
	struct filter_view view = filter_view(&mail);
	struct filter_flaw flaw;
	g_autoptr(filter) filter = filter_new(&terms, &flaw);
	gint64 start = g_get_monotonic_time();

	(void)state;
	for (int i = 0; i < FILTERS; i++)
		assert_int_equal(filter_match(filter, &view).result, FILTER_NO);
	gint64 ms = (g_get_monotonic_time() - start) / 1000;
	print_message("# %d filters, 1 MiB of text: %d ms\n", FILTERS, (int)ms);
	assert_true(ms < MS_MAX);
	filter_view_clear(&view);
}

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, rows, table_of_terms);
	TESTS_TABLE(&tests, flaw_rows, table_of_flaws);
	tests_add(&tests,
		"the first that is for the mail decides, within its "
		"scope",
		the_first_decides, NULL);
	tests_add(&tests, "a hundred filters search a large text in no time",
		a_large_text_is_searched_fast, NULL);
	return TESTS_RUN(&tests, "filter");
}
