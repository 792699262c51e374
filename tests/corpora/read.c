/*
 * read FOLDER <list: what message_parse() makes of the messages of a corpus
 *
 * A file name below FOLDER on each line of the input; on each of the output, in
 * order, with tabs between them: a JSON object, the file name, the wait status
 * (0: all is well), milliseconds of the processor, and the KiB by which the
 * resident set grew.  Each message is read by a process of its own, so that a
 * crash names its message and the figures are of this one.
 */
#include "mail/authres.h"
#include "mail/charset.h"
#include "mail/message.h"
#include "mail/part.h"
#include "mail/trace.h"
#include "rules/silence.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DEPTH_MAX = 10 }; /* of messages in messages */

static void
put_text(json_t *object, const char *key, const char *text)
{
	json_object_set_new(object, key,
		text ? json_string(text) : json_null());
}

static json_t *
addresses_of(const struct message *msg)
{
	static const char *const roles[] = {
		[ROLE_FROM] = "from",
		[ROLE_REPLY_TO] = "reply-to",
		[ROLE_TO] = "to",
		[ROLE_CC] = "cc",
	};
	json_t *list = json_array();

	for (guint i = 0; i < msg->addresses->len; i++) {
		const struct message_address *address =
			g_ptr_array_index(msg->addresses, i);
		json_t *item = json_object();

		put_text(item, "role", roles[address->role]);
		put_text(item, "address", address->address);
		put_text(item, "name", address->name);
		json_array_append_new(list, item);
	}
	return list;
}

static bool
append_piece(const void *bytes, size_t size, void *data)
{
	g_byte_array_append(data, bytes, (guint)size);
	return true;
}

static void put_message(json_t *object, const struct message *msg, GBytes *raw,
	unsigned depth);

/* What is read of an enclosed message, or null. */
static json_t *
enclosed_of(const struct message_attachment *attachment, GBytes *raw,
	unsigned depth)
{
	GByteArray *bytes = g_byte_array_new();

	if (depth < DEPTH_MAX &&
		g_str_equal(attachment->type, "message/rfc822"))
		part_decode(raw, attachment->offset, attachment->length,
			attachment->encoding, append_piece, bytes);
	g_autoptr(GBytes) inner = g_byte_array_free_to_bytes(bytes);
	g_autoptr(message) msg = message_parse(inner, NULL);
	json_t *object = msg ? json_object() : json_null();

	if (msg != NULL)
		put_message(object, msg, inner, depth + 1);
	return object;
}

static json_t *
attachments_of(const struct message *msg, GBytes *raw, unsigned depth)
{
	json_t *list = json_array();

	for (guint i = 0; i < msg->attachments->len; i++) {
		const struct message_attachment *attachment =
			g_ptr_array_index(msg->attachments, i);
		json_t *item = json_object();

		put_text(item, "name", attachment->name);
		put_text(item, "type", attachment->type);
		put_text(item, "cid", attachment->content_id);
		put_text(item, "sha256", attachment->sha256);
		json_object_set_new(item, "size",
			json_integer(attachment->size));
		json_object_set_new(item, "offset",
			json_integer(attachment->offset));
		json_object_set_new(item, "length",
			json_integer(attachment->length));
		json_object_set_new(item, "enclosed",
			enclosed_of(attachment, raw, depth));
		json_array_append_new(list, item);
	}
	return list;
}

static json_t *
recipients_of(const struct report *report)
{
	json_t *list = json_array();

	for (guint i = 0; i < report->recipients->len; i++) {
		const struct report_recipient *recipient =
			g_ptr_array_index(report->recipients, i);
		json_t *item = json_object();

		put_text(item, "address", recipient->address);
		put_text(item, "action", report_action_name(recipient->action));
		put_text(item, "status", recipient->status);
		put_text(item, "diagnostic", recipient->diagnostic);
		json_object_set_new(item, "hard",
			json_boolean(recipient->hard));
		json_array_append_new(list, item);
	}
	return list;
}

static json_t *
report_of(const struct report *report)
{
	json_t *object = json_object();

	if (report == NULL) {
		json_decref(object);
		return json_null();
	}
	put_text(object, "kind", report_kind_name(report->kind));
	json_object_set_new(object, "standard", json_boolean(report->standard));
	json_object_set_new(object, "recipients", recipients_of(report));
	put_text(object, "id", report->original.id);
	put_text(object, "subject", report->original.subject);
	put_text(object, "from", report->original.from);
	put_text(object, "to", report->original.to);
	put_text(object, "envelope_id", report->original.envelope_id);
	put_text(object, "what", report->what);
	return object;
}

/* As Return-Path or the line of mbox has it; "-" when neither is there. */
static char *
envelope_sender(GBytes *raw)
{
	g_autoptr(trace) trace = trace_read(raw);
	gsize size = 0;
	const char *bytes = g_bytes_get_data(raw, &size);
	g_autofree char *line = g_strndup(bytes, trace->skip);
	g_auto(GStrv) words = g_strsplit(line, " ", 3);

	if (trace->return_path != NULL)
		return g_strdup(trace->return_path);
	return g_strdup(g_strv_length(words) == 3 ? words[1] : "-");
}

/* The first one in the message, whoever wrote it; "" when there is none. */
static char *
authserv_id(struct fields fields)
{
	struct field field;

	if (!fields_find(&fields, "Authentication-Results", &field))
		return g_strdup("");
	g_autofree char *value = g_strndup(field.value, field.value_size);

	g_strstrip(value);
	return g_strndup(value, strcspn(value, "; \t\r\n"));
}

static void
put_authres(json_t *object, GBytes *raw)
{
	gsize size = 0;
	const char *bytes = g_bytes_get_data(raw, &size);
	struct fields fields = fields_of(bytes, size);
	g_autofree char *id = authserv_id(fields);
	const struct authres found = authres_read(fields, id);
	json_t *item = json_object();

	for (int i = 0; i < AUTH_METHODS; i++)
		put_text(item, auth_method_name(i),
			auth_result_name(found.results[i]));
	put_text(item, "policy", auth_policy_name(found.policy));
	put_text(item, "from", found.from);
	put_text(item, "signer", found.signer);
	json_object_set_new(item, "broken", json_boolean(found.broken));
	json_object_set_new(object, "authres", item);
}

static void
put_class(json_t *object, const struct message *msg, GBytes *raw)
{
	g_autofree char *sender = envelope_sender(raw);
	g_autoptr(GPtrArray) own = g_ptr_array_new();
	const struct classified class = classify(msg, sender, own);
	const struct silence silence = silence_find(msg, &class, sender, own);

	put_text(object, "sender", sender);
	put_text(object, "class", mail_class_name(class.class));
	put_text(object, "because", class.reason);
	put_text(object, "silent", silence.reason);
}

static void
put_message(json_t *object, const struct message *msg, GBytes *raw,
	unsigned depth)
{
	json_t *ancestors = json_array();

	for (guint i = 0; i < msg->ancestors->len; i++)
		json_array_append_new(ancestors,
			json_string(g_ptr_array_index(msg->ancestors, i)));
	put_text(object, "id", msg->id);
	json_object_set_new(object, "ancestors", ancestors);
	put_text(object, "subject", msg->subject);
	json_object_set_new(object, "date", json_integer(msg->date));
	json_object_set_new(object, "addresses", addresses_of(msg));
	put_text(object, "plain", msg->plain);
	put_text(object, "html", msg->html);
	put_text(object, "text", msg->text);
	put_text(object, "new_text", msg->new_text);
	json_object_set_new(object, "attachments",
		attachments_of(msg, raw, depth));
	put_class(object, msg, raw);
	put_authres(object, raw);
	json_object_set_new(object, "report", report_of(msg->report));
	json_object_set_new(object, "parts", json_integer(msg->parts));
	json_object_set_new(object, "cut", json_boolean(msg->cut));
}

/* What is no message is still a text, of a charset that nobody declares. */
static void
put_guess(json_t *object, const char *bytes, gsize size)
{
	g_autoptr(GString) all = g_string_new_len(bytes, (gssize)size);
	gsize length = 0;
	g_autofree char *text = charset_decode(all, NULL, false, &length);

	put_text(object, "guess", text);
}

/* In the child. */
static void
read_one(const char *path)
{
	g_autofree char *bytes = NULL;
	gsize size = 0;
	g_autoptr(GError) error = NULL;
	json_t *object = json_object();

	if (g_file_get_contents(path, &bytes, &size, &error)) {
		g_autoptr(GBytes) raw = g_bytes_new_static(bytes, size);
		g_autoptr(message) msg = message_parse(raw, &error);

		json_object_set_new(object, "bytes",
			json_integer((json_int_t)size));
		if (msg != NULL)
			put_message(object, msg, raw, 0);
		else
			put_guess(object, bytes, size);
	}
	put_text(object, "fault", error ? error->message : NULL);
	json_dumpf(object, stdout, JSON_COMPACT);
	json_decref(object);
	(void)fflush(stdout);
}

static long
own_kb(void)
{
	struct rusage used;

	getrusage(RUSAGE_SELF, &used);
	return used.ru_maxrss;
}

static void
read_apart(const char *folder, const char *file)
{
	g_autofree char *path = g_build_filename(folder, file, NULL);
	struct rusage used;
	int status = 0;

	(void)fflush(stdout);
	pid_t pid = fork();

	if (pid == 0) {
		read_one(path);
		_exit(0);
	}
	if (pid < 0 || wait4(pid, &status, 0, &used) != pid)
		g_error("cannot run a process for %s", file);
	long ms = used.ru_utime.tv_sec * 1000 + used.ru_utime.tv_usec / 1000;

	printf("\t%s\t%d\t%ld\t%ld\n", file, status, ms,
		MAX(0, used.ru_maxrss - own_kb()));
}

int
main(int argc, char **argv)
{
	char *line = NULL;
	size_t room = 0;

	if (argc != 2)
		g_error("usage: read FOLDER <list");
	message_init();
	while (getline(&line, &room, stdin) > 0)
		read_apart(argv[1], g_strchomp(line));
	free(line);
	return 0;
}
