/* postcase replay: what would be done with a message; nothing is done */
#include "ctl/cmd.h"
#include "ctl/letter.h"
#include "ctl/output.h"
#include "ctl/status.h"
#include "intake/intake.h"
#include "mail/message.h"
#include "mail/trace.h"
#include "redis/redis.h"

#include <string.h>
#include <sysexits.h>

enum { COLUMNS_MAX = 32 };

static struct {
	char *to, *from;
} said;

/* clang-format off */
const GOptionEntry replay_options[] = {
	{ "to", 0, 0, G_OPTION_ARG_STRING, &said.to, "envelope recipient: a group account's address", "ADDRESS" },
	{ "from", 0, 0, G_OPTION_ARG_STRING, &said.from, "envelope sender, instead of the message's Return-Path", "ADDRESS" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

/* The envelope as a delivery would find it in the message itself. */
static char *
rehearse(const struct ctl *ctl, GBytes *raw, GError **error)
{
	const struct conf *conf = ctl->conf;
	g_autoptr(redis) redis =
		redis_new(conf->redis, conf->redis_prefix, conf->redis_timeout);
	g_autoptr(trace) trace = trace_read(raw);
	g_autoptr(GBytes) message = g_bytes_new_from_bytes(raw, trace->skip,
		g_bytes_get_size(raw) - trace->skip);
	const char *const recipients[] = { said.to, NULL };
	const char *sender = said.from ? said.from : trace->return_path;
	struct intake in = { .conf = conf, .db = ctl->db, .redis = redis };
	const struct envelope env = {
		.door = DOOR_PIPE,
		.sender = sender ? sender : "",
		.recipients = recipients,
	};

	message_init();
	return intake_rehearse(&in, &env, message, error);
}

/* "key value" lines as one row with a column for each key. */
static struct rows *
read_lines(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	struct rows *rows = rows_new();

	for (char **line = lines; *line != NULL && **line != '\0'; line++) {
		size_t size = strcspn(*line, " ");
		const char *value = *line + size + ((*line)[size] != '\0');
		size_t digits = strspn(value, "0123456789");
		g_autofree char *key = g_strndup(*line, size);

		rows_add_column(rows, key,
			digits > 0 && value[digits] == '\0' ? ROWS_NUMBER :
							      ROWS_TEXT);
		rows_add_cell(rows, value);
	}
	return rows;
}

static void
print_row(const struct ctl *ctl, const struct rows *rows)
{
	struct column columns[COLUMNS_MAX + 1] = { 0 };
	guint n = MIN(rows_columns(rows), COLUMNS_MAX);

	for (guint i = 0; i < n; i++)
		columns[i] = (struct column){ rows_name(rows, i),
			rows_name(rows, i), COLUMN_KEY };
	output_record(ctl, rows, columns, NULL);
}

bool
cmd_replay(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(GBytes) raw = NULL;
	g_autofree char *text = NULL;

	if (said.to == NULL)
		return status_set(error, EX_USAGE,
			"--to is wanted; see: postcase replay --help");
	raw = letter_read(ctl, args[0], error);
	if (raw == NULL || (text = rehearse(ctl, raw, error)) == NULL)
		return false;

	g_autoptr(rows) rows = read_lines(text);
	print_row(ctl, rows);
	return true;
}
