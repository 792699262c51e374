#include "base/log.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { VALUE_MAX = 200 }; /* bytes of a value; the rest is "..." */

static const char *name;
static int file = -1; /* once it is there, its number stays */
static gint to_file;

static bool
is_plain(char c)
{
	return c > ' ' && c < 127 && c != '"' && c != '\\' && c != '=';
}

static void
append_value(GString *line, const char *value)
{
	size_t size = strnlen(value, VALUE_MAX);
	bool quote = size == 0;

	for (size_t i = 0; i < size; i++)
		quote |= !is_plain(value[i]);
	if (quote)
		g_string_append_c(line, '"');
	for (size_t i = 0; i < size; i++) {
		if (is_plain(value[i]) || value[i] == ' ' || value[i] == '=')
			g_string_append_c(line, value[i]);
		else
			g_string_append_printf(line, "\\x%02x",
				(unsigned char)value[i]);
	}
	if (value[size] != '\0')
		g_string_append(line, "...");
	if (quote)
		g_string_append_c(line, '"');
}

char *
log_line(const char *id, const char *event, const struct log_field *fields)
{
	GString *line = g_string_new(NULL);

	append_value(line, id ? id : "-");
	g_string_append_printf(line, ": %s", event);
	for (; fields->type != FIELD_END; fields++) {
		g_string_append_printf(line, " %s=", fields->key);
		if (fields->type == FIELD_NUMBER)
			g_string_append_printf(line, "%" G_GINT64_FORMAT,
				fields->number);
		else
			append_value(line, fields->text ? fields->text : "-");
	}
	return g_string_free(line, FALSE);
}

/* What GLib and GMime complain about; by default they write to stderr. */
static GLogWriterOutput
library_event(GLogLevelFlags level, const GLogField *fields, gsize n,
	gpointer unused)
{
	int priority = level & G_LOG_LEVEL_DEBUG ? LOG_DEBUG : LOG_WARNING;

	(void)unused;
	for (gsize i = 0; i < n; i++)
		if (g_str_equal(fields[i].key, "MESSAGE"))
			log_event(priority, NULL, "library",
				LOG_FIELDS(log_text("text", fields[i].value)));
	return G_LOG_WRITER_HANDLED;
}

void
log_open(const char *program)
{
	name = program;
	/* Never plainly to stderr: pipe(8) mails that to the sender. */
	int terminal = isatty(STDERR_FILENO) ? LOG_PERROR : 0;

	g_log_set_writer_func(library_event, NULL, NULL);
	openlog(program, LOG_PID | terminal, LOG_MAIL);
	(void)setlogmask(LOG_UPTO(LOG_INFO));
}

/*
 * Threads write while it changes: the number of the descriptor stays the same,
 * or a line could end up in what another thread has opened meanwhile.
 */
bool
log_to_file(const char *path)
{
	int flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC;
	int next = *path != '\0' ? open(path, flags, 0640) : -1;

	if (next < 0 && *path != '\0')
		return false;
	if (file < 0)
		file = next;
	else if (next >= 0) {
		(void)dup3(next, file, O_CLOEXEC);
		(void)close(next);
	}
	g_atomic_int_set(&to_file, *path != '\0');
	return true;
}

/* One write() a line: lines of several processes do not mix. */
static void
write_line(const char *text)
{
	g_autoptr(GDateTime) now = g_date_time_new_now_utc();
	g_autofree char *time = g_date_time_format(now, "%FT%TZ");
	g_autofree char *line =
		g_strdup_printf("%s %s[%d]: %s\n", time, name, getpid(), text);

	if (write(file, line, strlen(line)) < 0)
		return; /* a full disk must not stop mail */
}

void
log_verbose(bool yes)
{
	(void)setlogmask(LOG_UPTO(yes ? LOG_DEBUG : LOG_INFO));
}

void
log_event(int level, const char *id, const char *event,
	const struct log_field *fields)
{
	g_autofree char *line = log_line(id, event, fields);

	if (!g_atomic_int_get(&to_file))
		syslog(level, "%s", line);
	else if (LOG_MASK(level) & setlogmask(0))
		write_line(line);
}
