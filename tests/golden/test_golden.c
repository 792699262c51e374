/*
 * Each tests/golden/NAME.eml has a NAME.want: the message as text, one fact a
 * line.  `make golden` rewrites them; the diff is the review.
 */
#include "mail/message.h"
#include "mail/part.h"

#include "table.h"

#define FOLDER "tests/golden/"

enum { SHOWN_MAX = 60 }; /* decoded bytes of an attachment */

static void
add_line(GString *out, const char *key, const char *value)
{
	g_auto(GStrv) lines = g_strsplit(value ? value : "-", "\n", -1);
	g_autofree char *line = g_strjoinv("\\n", lines);

	g_string_append_printf(out, "%-11s %s\n", key, line);
}

static void
add_number(GString *out, const char *key, gint64 number)
{
	g_string_append_printf(out, "%-11s %" G_GINT64_FORMAT "\n", key,
		number);
}

static void
add_addresses(GString *out, const struct message *msg)
{
	static const char *const roles[] = {
		[ROLE_FROM] = "from",
		[ROLE_REPLY_TO] = "reply-to",
		[ROLE_TO] = "to",
		[ROLE_CC] = "cc",
	};

	for (guint i = 0; i < msg->addresses->len; i++) {
		const struct message_address *address =
			g_ptr_array_index(msg->addresses, i);
		g_autofree char *line = g_strdup_printf("%s (%s)",
			address->address, address->name ? address->name : "-");

		add_line(out, roles[address->role], line);
	}
}

static void
add_attachment(GString *out, const struct message_attachment *attachment,
	GBytes *raw)
{
	g_autoptr(GString) start = part_start(raw, attachment, SHOWN_MAX, NULL);
	g_autofree char *title =
		g_strdup_printf("%u %s", attachment->part, attachment->name);
	g_autofree char *facts = g_strdup_printf("%s %s at %" G_GINT64_FORMAT
						 "+%" G_GINT64_FORMAT
						 " size %" G_GINT64_FORMAT
						 " sha256 %.16s%s",
		attachment->type, part_encoding_name(attachment->encoding),
		attachment->offset, attachment->length, attachment->size,
		attachment->sha256, attachment->inlined ? " inline" : "");

	g_autofree char *shown = g_strescape(start->str, NULL);

	add_line(out, "attachment", title);
	add_line(out, "  is", facts);
	if (attachment->content_id != NULL)
		add_line(out, "  cid", attachment->content_id);
	add_line(out, "  starts", shown);
}

static void
add_signals(GString *out, const struct message_signals *signals)
{
	for (int i = 0; i < SIGNALS; i++)
		if (signals->said[i] != NULL)
			add_line(out, "signal", signals->said[i]);
	for (guint i = 0; i < signals->visited->len; i++)
		add_line(out, "visited",
			g_ptr_array_index(signals->visited, i));
	if (signals->hops > 0)
		add_number(out, "hops", signals->hops);
}

static void
add_recipient(GString *out, const struct report_recipient *recipient)
{
	g_autofree char *line = g_strdup_printf("%s %s %s %s",
		recipient->address, report_action_name(recipient->action),
		recipient->status ? recipient->status : "-",
		recipient->hard ? "hard" : "soft");

	add_line(out, "recipient", line);
	add_line(out, "  said", recipient->diagnostic);
}

static void
add_report(GString *out, const struct report *report)
{
	const struct report_original *original = &report->original;

	add_line(out, "report", report_kind_name(report->kind));
	add_line(out, "  standard", report->standard ? "yes" : "no");
	add_line(out, "  what", report->what);
	for (guint i = 0; i < report->recipients->len; i++)
		add_recipient(out, g_ptr_array_index(report->recipients, i));
	add_line(out, "  id", original->id);
	add_line(out, "  subject", original->subject);
	add_line(out, "  from", original->from);
	add_line(out, "  to", original->to);
	add_line(out, "  envelope", original->envelope_id);
}

static char *
dump(const struct message *msg, GBytes *raw)
{
	GString *out = g_string_new(NULL);

	add_line(out, "id", msg->id);
	for (guint i = 0; i < msg->ancestors->len; i++)
		add_line(out, "ancestor", g_ptr_array_index(msg->ancestors, i));
	add_line(out, "subject", msg->subject);
	add_number(out, "date", msg->date);
	add_addresses(out, msg);
	add_signals(out, &msg->signals);
	add_line(out, "plain", msg->plain);
	add_line(out, "html", msg->html);
	add_line(out, "text", msg->text);
	add_line(out, "new text", msg->new_text);
	for (guint i = 0; i < msg->attachments->len; i++)
		add_attachment(out, g_ptr_array_index(msg->attachments, i),
			raw);
	if (msg->report != NULL)
		add_report(out, msg->report);
	add_number(out, "parts", msg->parts);
	add_line(out, "cut", msg->cut ? "yes" : "no");
	return g_string_free(out, FALSE);
}

static void
message_is_as_wanted(void **state)
{
	const char *name = *state;
	g_autofree char *eml = g_strconcat(FOLDER, name, ".eml", NULL);
	g_autofree char *want = g_strconcat(FOLDER, name, ".want", NULL);
	g_autofree char *bytes = NULL, *wanted = NULL;
	gsize size = 0;

	assert_true(g_file_get_contents(eml, &bytes, &size, NULL));
	g_autoptr(GBytes) raw = g_bytes_new(bytes, size);
	g_autoptr(message) msg = message_parse(raw, NULL);
	assert_non_null(msg);
	g_autofree char *got = dump(msg, raw);

	if (g_getenv("GOLDEN_WRITE") != NULL)
		assert_true(g_file_set_contents(want, got, -1, NULL));
	assert_true(g_file_get_contents(want, &wanted, NULL, NULL));
	assert_string_equal(got, wanted);
}

int
main(void)
{
	/* Named one by one: a file that got lost would pass unseen. */
	static const char *const names[] = {
		"addresses-as-they-come",
		"answer-above-its-quote",
		"automatic-in-every-way",
		"blanks-for-an-empty-line",
		"bounce-of-no-standard",
		"boundary-never-found",
		"charsets-that-lie",
		"complaint",
		"cut-in-the-middle",
		"enclosed-messages",
		"flowed-without-its-blanks",
		"junk-in-front",
		"line-ends-of-the-network",
		"names-that-bite",
		"nothing-but-cr",
		"padded-words",
		"page-of-apple",
		"page-of-gmail",
		"page-of-outlook",
		"page-with-hidden-words",
		"raw-latin1",
		"report-that-contradicts-itself",
		"texts-of-many-parts",
		"two-of-everything",
		"uuencoded-with-lost-blanks",
	};
	struct tests tests = { 0 };

	message_init();
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		tests_add(&tests, names[i], message_is_as_wanted, names[i]);
	return TESTS_RUN(&tests, "golden");
}
