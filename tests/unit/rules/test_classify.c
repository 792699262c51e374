#include "rules/classify.h"
#include "rules/silence.h"

#include "table.h"

enum { ROWS_SIGNALS_MAX = 3 };

static const struct row {
	const char *name, *sender, *from;
	struct {
		enum message_signal signal;
		const char *said;
	} says[ROWS_SIGNALS_MAX];
	const char *visited;
	unsigned hops;
	bool unreadable;
	const char *want;   /* "class: reason" */
	const char *silent; /* "": an answer is allowed */
	bool opens;
} rows[] = {
	{ .name = "a mail without any sign is a person's",
		.sender = "a@x",
		.want = "person: ",
		.silent = "",
		.opens = true },
	{ .name = "auto-replied is an auto-reply",
		.sender = "a@x",
		.says = { { SIGNAL_REPLIED, "auto-submitted: auto-replied" } },
		.want = "auto-reply: auto-submitted: auto-replied",
		.silent = "auto-submitted: auto-replied" },
	{ .name = "an auto-reply stays one on a list",
		.sender = "a@x",
		.says = { { SIGNAL_REPLIED, "x-autoreply: yes" },
			{ SIGNAL_GENERATED, "auto-submitted: x" },
			{ SIGNAL_LIST, "list-id" } },
		.want = "auto-reply: x-autoreply: yes",
		.silent = "x-autoreply: yes" },
	{ .name = "another word of Auto-Submitted is a program's",
		.sender = "a@x",
		.says = { { SIGNAL_GENERATED,
				  "auto-submitted: auto-generated" },
			{ SIGNAL_LIST, "precedence: bulk" } },
		.want = "auto-generated: auto-submitted: auto-generated",
		.silent = "auto-submitted: auto-generated" },
	{ .name = "the null sender and a suppressed answer make an auto-reply",
		.sender = "",
		.says = { { SIGNAL_SUPPRESS,
			"x-auto-response-suppress: oof" } },
		.want = "auto-reply: null sender, x-auto-response-suppress: "
			"oof",
		.silent = "null sender, x-auto-response-suppress: oof" },
	{ .name = "the null sender and a subject make an auto-reply",
		.sender = "MAILER-DAEMON",
		.says = { { SIGNAL_AWAY, "subject: abwesenheit" } },
		.want = "auto-reply: null sender, subject: abwesenheit",
		.silent = "null sender, subject: abwesenheit" },
	{ .name = "mailer-daemon of a host is the null sender",
		.sender = "Mailer-Daemon@mx.example.net",
		.want = "person: ",
		.silent = "null sender",
		.opens = true },
	{ .name = "a name that starts like mailer-daemon is another",
		.sender = "mailer-daemons@example.net",
		.want = "person: ",
		.silent = "",
		.opens = true },
	{ .name = "a subject alone is a person's",
		.sender = "a@x",
		.says = { { SIGNAL_AWAY, "subject: vacation" },
			{ SIGNAL_RETURNED, "subject: user unknown" } },
		.want = "person: ",
		.silent = "",
		.opens = true },
	{ .name = "the null sender alone only forbids answering",
		.sender = "",
		.want = "person: ",
		.silent = "null sender",
		.opens = true },
	{ .name = "a suppressed answer alone only forbids answering",
		.sender = "a@x",
		.says = { { SIGNAL_SUPPRESS,
			"x-auto-response-suppress: all" } },
		.want = "person: ",
		.silent = "x-auto-response-suppress: all",
		.opens = true },
	{ .name = "a list's mail opens a case as a person's",
		.sender = "a@x",
		.says = { { SIGNAL_LIST, "list-id" } },
		.want = "list: list-id",
		.silent = "list-id",
		.opens = true },
	{ .name = "a robot's mark only forbids answering",
		.sender = "a@x",
		.says = { { SIGNAL_ROBOT, "feedback-id" } },
		.want = "person: ",
		.silent = "feedback-id",
		.opens = true },
	{ .name = "a calendar's reply only forbids answering",
		.sender = "a@x",
		.says = { { SIGNAL_CALENDAR, "calendar: reply" } },
		.want = "person: ",
		.silent = "calendar: reply",
		.opens = true },
	{ .name = "a report that nobody can read only forbids answering",
		.sender = "a@x",
		.says = { { SIGNAL_REPORT, "content-type: multipart/report" } },
		.want = "person: ",
		.silent = "content-type: multipart/report",
		.opens = true },
	{ .name = "with the null sender it is a bounce",
		.sender = "",
		.says = { { SIGNAL_REPORT, "content-type: multipart/report" },
			{ SIGNAL_REPLIED, "auto-submitted: auto-replied" } },
		.want = "bounce: null sender, content-type: multipart/report",
		.silent = "null sender, content-type: multipart/report" },
	{ .name = "the null sender and a bounce's subject make a bounce",
		.sender = "",
		.says = { { SIGNAL_RETURNED, "subject: undeliverable" },
			{ SIGNAL_SUPPRESS, "x-auto-response-suppress: all" } },
		.want = "bounce: null sender, subject: undeliverable",
		.silent = "null sender, subject: undeliverable" },
	{ .name = "what mailer-daemon writes is a bounce",
		.sender = "a@x",
		.says = { { SIGNAL_DAEMON, "from: mailer-daemon" } },
		.want = "bounce: from: mailer-daemon",
		.silent = "from: mailer-daemon" },
	{ .name = "what was here before is a loop, and still a customer's",
		.sender = "a@x",
		.visited = "support@example.com",
		.want = "loop: was at support@example.com before",
		.silent = "was at support@example.com before",
		.opens = true },
	{ .name = "a program's that was here before opens no case",
		.sender = "",
		.says = { { SIGNAL_REPLIED, "auto-submitted: auto-replied" } },
		.visited = "support@example.com",
		.want = "auto-reply: auto-submitted: auto-replied",
		.silent = "auto-submitted: auto-replied" },
	{ .name = "what was elsewhere before is no loop",
		.sender = "a@x",
		.visited = "other@example.com",
		.want = "person: ",
		.silent = "",
		.opens = true },
	{ .name = "25 hops are a long way",
		.sender = "a@x",
		.hops = CLASSIFY_HOPS_MAX,
		.want = "person: ",
		.silent = "",
		.opens = true },
	{ .name = "26 hops are a loop",
		.sender = "a@x",
		.hops = CLASSIFY_HOPS_MAX + 1,
		.want = "loop: 26 received fields",
		.silent = "26 received fields",
		.opens = true },
	{ .name = "what nobody could read opens a case",
		.sender = "",
		.unreadable = true,
		.want = "unreadable: no reader survived it",
		.silent = "no reader survived it",
		.opens = true },
	{ .name = "a robot is not answered",
		.sender = "list-request@x",
		.want = "person: ",
		.silent = "sender: -request",
		.opens = true },
	{ .name = "one who writes for a robot is not answered",
		.sender = "a@x",
		.from = "noreply@x",
		.want = "person: ",
		.silent = "from: noreply",
		.opens = true },
	{ .name = "we do not answer ourselves",
		.sender = "prvs=1=support+x@example.com",
		.want = "person: ",
		.silent = "sender: an address of ours",
		.opens = true },
	{ .name = "we do not answer who uses our name",
		.sender = "a@x",
		.from = "support@example.com",
		.want = "person: ",
		.silent = "from: an address of ours",
		.opens = true },
	{ .name = "a sender without a domain is not answered",
		.sender = "carla",
		.want = "person: ",
		.silent = "sender: no address",
		.opens = true },
};

static void
add_from(struct message *msg, const char *address)
{
	struct message_address *from = g_new0(struct message_address, 1);

	from->role = ROLE_FROM;
	from->address = g_strdup(address);
	g_ptr_array_add(msg->addresses, from);
}

static struct message *
make(const struct row *row)
{
	struct message *msg = message_unreadable();
	struct message_signals *signals = &msg->signals;

	msg->unreadable = row->unreadable;
	signals->hops = row->hops;
	for (int i = 0; i < ROWS_SIGNALS_MAX; i++)
		if (row->says[i].said != NULL)
			signals->said[row->says[i].signal] =
				g_strdup(row->says[i].said);
	if (row->visited != NULL)
		g_ptr_array_add(signals->visited, g_strdup(row->visited));
	if (row->from != NULL)
		add_from(msg, row->from);
	return msg;
}

static GPtrArray *
own_addresses(void)
{
	GPtrArray *own = g_ptr_array_new_with_free_func(g_free);

	g_ptr_array_add(own, g_strdup("support+x@example.com"));
	g_ptr_array_add(own, g_strdup("support@example.com"));
	return own;
}

static void
signs_make_a_class(void **state)
{
	const struct row *row = *state;
	g_autoptr(message) msg = make(row);
	g_autoptr(GPtrArray) own = own_addresses();
	struct classified is = classify(msg, row->sender, own);
	struct silence silence = silence_find(msg, &is, row->sender, own);
	g_autofree char *got =
		g_strdup_printf("%s: %s", mail_class_name(is.class), is.reason);

	assert_string_equal(got, row->want);
	assert_string_equal(silence.reason, row->silent);
	assert_int_equal(mail_class_opens_case(is.class), row->opens);
}

static const struct report_row {
	const char *name;
	enum report_kind kind;
	const char *what;
	enum report_action actions[2];
	guint recipients;
	const char *want;
} reports[] = {
	{ "a report of a failure is a bounce", REPORT_DELIVERY, NULL,
		{ ACTION_FAILED }, 1, "bounce: delivery report" },
	{ "a report of a delay is a bounce, a soft one", REPORT_DELIVERY, NULL,
		{ ACTION_DELAYED }, 1, "bounce: delivery report" },
	{ "a report of one failure among others is a bounce", REPORT_DELIVERY,
		NULL, { ACTION_DELIVERED, ACTION_FAILED }, 2,
		"bounce: delivery report" },
	{ "a report that names nobody is a bounce", REPORT_DELIVERY, NULL,
		{ 0 }, 0, "bounce: delivery report" },
	{ "a report of a delivery is a program's", REPORT_DELIVERY, NULL,
		{ ACTION_DELIVERED }, 1,
		"auto-generated: delivery report: delivered" },
	{ "a receipt is a program's", REPORT_DISPOSITION, "displayed",
		{ ACTION_FAILED }, 1,
		"auto-generated: disposition report: displayed" },
	{ "a complaint is a program's", REPORT_FEEDBACK, "abuse",
		{ ACTION_FAILED }, 1,
		"auto-generated: feedback report: abuse" },
};

static void
reports_make_a_class(void **state)
{
	const struct report_row *row = *state;
	const struct row replied = { .says = { { SIGNAL_REPLIED, "x" } } };
	g_autoptr(message) msg = make(&replied);
	g_autoptr(GPtrArray) own = own_addresses();

	msg->report = report_new(row->kind);
	msg->report->what = g_strdup(row->what);
	for (guint i = 0; i < row->recipients; i++) {
		struct report_recipient *to =
			g_new0(struct report_recipient, 1);

		to->action = row->actions[i];
		g_ptr_array_add(msg->report->recipients, to);
	}
	struct classified is = classify(msg, "a@x", own);
	g_autofree char *got =
		g_strdup_printf("%s: %s", mail_class_name(is.class), is.reason);

	assert_string_equal(got, row->want);
	assert_false(mail_class_opens_case(is.class));
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, signs_make_a_class);
	TESTS_TABLE(&tests, reports, reports_make_a_class);
	return TESTS_RUN(&tests, "classify");
}
