/* A header that comes to group accounts and others, with filters for it. */
#include "milter/inbound.h"

#include "mail/authres.h"
#include "rules/filter.h"
#include "rules/spam.h"

#include "fuzz.h"

#define ID "mx.example.com"

enum { RECIPIENTS = 4 };

static struct conf *conf;
static struct directory directory;
static struct directory_account accounts[] = {
	{ .id = 1, .mode = ACCOUNT_ACTIVE, .size_limit = 1000 },
	{ .id = 2, .mode = ACCOUNT_ACTIVE },
	{ .id = 3, .mode = ACCOUNT_OBSERVE },
};

static const struct {
	gint64 account;
	enum filter_action action;
	struct filter_terms terms;
} filters[] = {
	{ 2, FILTER_NONE, { .from = "friend@*" } },
	{ 0, FILTER_REJECT, { .subject = "regex:off?er" } },
	{ 1, FILTER_DISCARD, { .from = "shop@*" } },
	{ 0, FILTER_TAG, { .header_name = "X-Shop", .header = "*" } },
	{ 0, FILTER_REJECT, { .auth = "dmarc=fail" } },
	{ 2, FILTER_TAG, { .spam = FILTER_WITH } },
};

static void
init(void)
{
	message_init();
	conf = conf_parse("authserv_id = " ID "\nauthserv_milters = 1\n"
			  "spam_header = X-Spam-Flag: yes\n",
		"fuzz", NULL);
	directory.filters = g_ptr_array_new();
	for (size_t i = 0; i < G_N_ELEMENTS(filters); i++) {
		struct filter_flaw flaw;
		struct filter *filter = filter_new(&filters[i].terms, &flaw);

		filter->id = (gint64)i + 1;
		filter->name = g_strdup("filter");
		filter->scope.account = filters[i].account;
		filter->action = filters[i].action;
		g_ptr_array_add(directory.filters, filter);
	}
}

static void
field_free(gpointer data)
{
	struct smtp_field *field = data;

	g_free(field->name);
	g_free(field->value);
	g_free(field);
}

/* Mail servers take no others for fields, and edits.h no longer ones. */
static bool
is_name(const struct field *field)
{
	bool is_one = field->name_size <= 76;

	for (gsize i = 0; i < field->name_size && is_one; i++)
		is_one = g_ascii_isgraph(field->name[i]);
	return is_one;
}

/* A NUL ends a value, as it does for libmilter. */
static GPtrArray *
read_fields(const char *bytes, gsize size)
{
	GPtrArray *fields = g_ptr_array_new_with_free_func(field_free);
	struct fields block = fields_of(bytes, size);
	struct field at;

	while (fields_next(&block, &at)) {
		struct smtp_field *field = NULL;

		if (!is_name(&at))
			continue;
		field = g_new0(struct smtp_field, 1);
		field->name = g_strndup(at.name, at.name_size);
		field->value = g_strchug(fuzz_string(at.value, at.value_size));
		field->instance = (int)fields->len + 1; /* of no one name */
		g_ptr_array_add(fields, field);
	}
	return fields;
}

/* What is left of the header: fields go by their instance. */
static bool
take_out(void *ctx, const char *name, int instance, const char *value)
{
	GPtrArray *fields = ctx;
	struct smtp_field *field =
		g_ptr_array_index(fields, (guint)instance - 1);

	HOLDS(value == NULL && strcmp(field->name, name) == 0);
	g_free(field->name);
	field->name = NULL;
	return true;
}

static bool
add_field(void *ctx, const char *name, const char *value)
{
	(void)ctx;
	HOLDS(*name != '\0' && strpbrk(value, "\r\n") == NULL);
	return true;
}

static bool
no_recipient(void *ctx, const char *address, const char *args)
{
	(void)ctx, (void)address, (void)args;
	HOLDS(false);
	return false;
}

static bool
remove_recipient(void *ctx, const char *given)
{
	(void)ctx;
	HOLDS(strcmp(given, "<support@example.com>") == 0);
	return true;
}

/* Nothing is left that only we may write, unless there is very much of it. */
static void
check_rest(const GPtrArray *fields)
{
	enum { FEW = 200 };
	int ours = 0;

	for (guint i = 0; i < fields->len; i++) {
		const struct smtp_field *field = g_ptr_array_index(fields, i);

		if (field->name == NULL)
			continue;
		HOLDS(fields->len > FEW || g_ascii_strncasecmp(field->name,
						   "X-Postcase-", 11) != 0);
		if (g_ascii_strcasecmp(field->name, "Authentication-Results") ==
			0)
			ours += authres_claims(field->value,
				strlen(field->value), ID);
	}
	HOLDS(ours <= 1);
}

static void
check_answer(const struct smtp_answer *answer, bool refusing)
{
	HOLDS(refusing || answer->kind == SMTP_GOES_ON ||
		strcmp(answer->why, "forged") == 0);
	HOLDS(strpbrk(answer->text, "%\r\n") == NULL);
}

/* What delivery sees of it: without what was taken out, below our own field. */
static GBytes *
delivered(const GPtrArray *fields)
{
	GString *text =
		g_string_new("Received: from x (x [192.0.2.1])\n\tby " ID "\n");

	for (guint i = 0; i < fields->len; i++) {
		const struct smtp_field *field = g_ptr_array_index(fields, i);

		if (field->name != NULL)
			g_string_append_printf(text, "%s: %s\n", field->name,
				field->value);
	}
	g_string_append(text, "\nText.\n");
	return g_string_free_to_bytes(text);
}

/* The filter that lets nothing in is the one that delivery would have taken. */
static void
check_agreement(const GPtrArray *fields, gint64 account, gint64 hit)
{
	const struct filter_scope scope = { .account = account };
	g_autoptr(GBytes) raw = delivered(fields);
	g_autoptr(message) msg = message_parse(raw, NULL);
	gsize size = 0;
	const char *bytes = g_bytes_get_data(raw, &size);
	const struct fields header = fields_of(bytes, size);
	const struct authres authres = authres_read(header, ID);
	const struct filter_mail mail = {
		.msg = msg,
		.sender = "bounce@example.net",
		.header = header,
		.size = (gint64)size,
		.authres = &authres,
		.spam = spam_is_said(header, conf->spam_header, ID),
	};
	struct filter_view view = filter_view(&mail);
	struct filter_match match;
	const struct filter *filter =
		filter_first(directory.filters, scope, &view, &match);

	HOLDS(filter != NULL && filter->id == hit);
	filter_view_clear(&view);
}

static void
check(const char *bytes, gsize size)
{
	static const struct edits_way way = { take_out, add_field, no_recipient,
		remove_recipient };
	struct smtp_recipient to[] = {
		{ .given = "<support@example.com>", .account = &accounts[0] },
		{ .given = "<sales@example.com>", .account = &accounts[1] },
		{ .given = "<observed@example.com>", .account = &accounts[2] },
		{ .given = "<ann@example.org>" },
	};
	unsigned bits = size > 0 ? (unsigned char)bytes[0] : 0;
	g_autoptr(GPtrArray) fields =
		read_fields(bytes + (size > 0), size - (size > 0));
	g_autoptr(GPtrArray) recipients = g_ptr_array_new();
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(edits) edits = edits_new();
	struct smtp_mail mail = { .directory = &directory,
		.sender = "bounce@example.net",
		.simulated = (bits & 16) != 0,
		.recipients = recipients,
		.fields = fields };

	for (unsigned i = 0; i < RECIPIENTS; i++)
		if ((bits & (1U << i)) != 0)
			g_ptr_array_add(recipients, &to[i]);
	const struct smtp_answer answer = inbound_end(&mail, conf, edits, hits);

	check_answer(&answer, (bits & 12) == 0);
	if (g_strcmp0(answer.why, "forged") == 0)
		return;
	HOLDS(edits_do(edits, &way, fields));
	check_rest(fields);
	if (recipients->len == 1 && hits->len == 1 && (bits & 3) != 0)
		check_agreement(fields, to[(bits & 3) - 1].account->id,
			g_array_index(hits, gint64, 0));
}

FUZZ_TARGET(init, check)
