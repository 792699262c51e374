/* What a mail system reports: a whole message, a status part, a text. */
#include "mail/message.h"
#include "mail/report_delivery.h"
#include "mail/report_prose.h"

#include "mail/address.h"

#include "fuzz.h"

enum { LONGEST = MESSAGE_HEADER_BYTES_MAX, STATUS_LONGEST = 9 };

static void
may_be_clean(const char *text, gsize max)
{
	if (text != NULL)
		holds_clean(text, max, false);
}

static void
check_recipient(const struct report_recipient *recipient)
{
	g_autofree char *folded = address_fold(recipient->address);

	holds_same(recipient->address, folded);
	may_be_clean(recipient->status, STATUS_LONGEST);
	may_be_clean(recipient->diagnostic, LONGEST);
	HOLDS(!recipient->hard || recipient->action == ACTION_FAILED);
	HOLDS(recipient->status == NULL ||
		strchr("245", *recipient->status) != NULL);
}

static void
check_report(const struct report *report)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	HOLDS(report->recipients->len <= REPORT_RECIPIENTS_MAX);
	for (guint i = 0; i < report->recipients->len; i++) {
		const struct report_recipient *recipient =
			g_ptr_array_index(report->recipients, i);

		check_recipient(recipient);
		HOLDS(g_hash_table_add(seen, recipient->address));
	}
	may_be_clean(report->original.id, LONGEST);
	may_be_clean(report->original.subject, MESSAGE_SUBJECT_BYTES_MAX);
	may_be_clean(report->original.from, LONGEST);
	may_be_clean(report->original.to, LONGEST);
	may_be_clean(report->original.envelope_id, LONGEST);
	may_be_clean(report->what, LONGEST);
}

static void
check_parts(const char *bytes, gsize size)
{
	g_autofree char *text = fuzz_string(bytes, size);
	g_autoptr(prose) prose = prose_read(text, "example.net");
	g_autoptr(report) report = report_new(REPORT_DELIVERY);

	HOLDS(prose->sections->len <= REPORT_RECIPIENTS_MAX);
	report_delivery_read(report, bytes, size, prose);
	check_report(report);
}

static void
check(const char *bytes, gsize size)
{
	g_autoptr(GBytes) raw = g_bytes_new_static(bytes, size);
	g_autoptr(message) msg = message_parse(raw, NULL);

	if (msg != NULL && msg->report != NULL)
		check_report(msg->report);
	check_parts(bytes, size);
}

FUZZ_TARGET(message_init, check)
