#include "mail/report_notice.h"

#include "base/text.h"
#include "mail/address.h"
#include "mail/report_part.h"

#include <string.h>

static const struct {
	const char *type, *list; /* the key in front of the recipients */
	enum report_action action;
	enum report_kind kind;
} notices[] = {
	{ "bounce", "bouncedRecipients", ACTION_FAILED, REPORT_DELIVERY },
	{ "delivery", "recipients", ACTION_DELIVERED, REPORT_DELIVERY },
	{ "complaint", "complainedRecipients", ACTION_DELIVERED,
		REPORT_FEEDBACK },
};

/* A string within JSON has one more backslash in front of each mark. */
static char *
without_backslashes(const char *text)
{
	GString *plain = g_string_new(NULL);

	for (; *text != '\0' && plain->len < REPORT_READ_BYTES_MAX; text++)
		if (*text != '\\')
			g_string_append_c(plain, *text);
	return g_string_free(plain, FALSE);
}

/* Behind the colon of that key, or NULL. */
static const char *
find_key(const char *text, const char *key)
{
	g_autofree char *quoted = g_strdup_printf("\"%s\"", key);
	const char *found = strstr(text, quoted);

	if (found == NULL)
		return NULL;
	found += strlen(quoted);
	return found + strspn(found, " \t\r\n:");
}

/* The string that starts there, or NULL; the caller frees it. */
static char *
string_at(const char *text)
{
	size_t size = text && *text == '"' ? strcspn(text + 1, "\"\n") : 0;

	return size ? g_strndup(text + 1, size) : NULL;
}

static char *
string_of(const char *text, const char *key)
{
	return string_at(find_key(text, key));
}

/* "smtp; 550 no" without the type. */
static const char *
behind_type(const char *reply)
{
	return reply && g_str_has_prefix(reply, "smtp; ") ? reply + 6 : reply;
}

/* One of the list: an object, or an address alone. */
static void
add_recipient(struct report *report, const char *item, const char *response,
	enum report_action action)
{
	g_autofree char *bare = string_at(item);
	g_autofree char *email = bare ? NULL : string_of(item, "emailAddress");
	g_autofree char *status = bare ? NULL : string_of(item, "status");
	g_autofree char *reply =
		bare ? NULL : string_of(item, "diagnosticCode");
	const char *said = bare ? bare : email;
	g_autofree char *address = said ? address_fold(said) : NULL;
	struct report_words words = { address, action, status,
		reply ? behind_type(reply) : response, NULL };

	if (address != NULL)
		report_part_add(report, &words);
}

static void
add_recipients(struct report *report, const char *list, const char *response,
	enum report_action action)
{
	g_autofree char *items = g_strndup(list, strcspn(list, "]"));
	char *item = items + strspn(items, "[ \t\r\n");

	while (*item != '\0' &&
		report->recipients->len < REPORT_RECIPIENTS_MAX) {
		size_t size =
			*item == '{' ? strcspn(item, "}") : strcspn(item, ",");
		char *next = item + size + (item[size] != '\0');

		item[size] = '\0';
		add_recipient(report, item, response, action);
		item = next + strspn(next, ", \t\r\n");
	}
}

void
report_notice_read(struct report *report, const char *text)
{
	if (strstr(text, "notificationType") == NULL)
		return;
	g_autofree char *plain = without_backslashes(text);
	g_autofree char *type = string_of(plain, "notificationType");

	for (size_t i = 0; type != NULL && i < G_N_ELEMENTS(notices); i++) {
		const char *list = find_key(plain, notices[i].list);

		if (g_ascii_strcasecmp(type, notices[i].type) != 0 ||
			list == NULL)
			continue;
		report->kind = notices[i].kind;
		g_autofree char *response = string_of(plain, "smtpResponse");

		add_recipients(report, list, response, notices[i].action);
		g_autofree char *subject = string_of(plain, "subject");

		if (subject != NULL && report->original.subject == NULL)
			report->original.subject = text_clean(subject, -1,
				MESSAGE_SUBJECT_BYTES_MAX, false);
	}
}
