#include "ctl/progress.h"

#include "ctl/locale.h"
#include "ctl/term.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define NUMBER "%" G_GINT64_FORMAT

enum {
	PAUSE_US = 100 * 1000,
	FIRST_US = 300 * 1000, /* what is done by then shows no bar */
	BAR_MOST = 40,
	BAR_LEAST = 5,
};

static size_t
width_of_terminal(void)
{
	struct winsize size = { 0 };

	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return 80;
	return size.ws_col;
}

static char *
draw_bar(gint64 percent, size_t width)
{
	size_t full = width * (size_t)percent / 100;
	g_autofree char *bar = g_malloc0(width + 1);

	memset(bar, ' ', width);
	memset(bar, '#', full);
	return g_strdup_printf("[%s]  ", bar);
}

char *
progress_line(const char *what, gint64 done, gint64 total, size_t width)
{
	g_autofree char *bar = NULL;
	g_autofree char *numbers = NULL;
	size_t taken = 0;
	gint64 percent = 0;

	if (total <= 0)
		return g_strdup_printf("%s  " NUMBER, what, done);
	percent = CLAMP(done, 0, total) * 100 / total;
	numbers = g_strdup_printf(locale_text("%3d %%  " NUMBER " of " NUMBER),
		(int)percent, done, total);
	/* Two blanks, brackets, two blanks, and the last column is left. */
	taken = term_columns(what) + 2 + 4 + strlen(numbers) + 1;
	if (taken + BAR_LEAST <= width)
		bar = draw_bar(percent, MIN(width - taken, (size_t)BAR_MOST));
	return g_strdup_printf("%s  %s%s", what, bar ? bar : "", numbers);
}

void
progress_begin(struct progress *progress, const char *what, gint64 total)
{
	*progress = (struct progress){
		.what = locale_text(what),
		.total = total,
		.next = g_get_monotonic_time() + FIRST_US,
		.on = isatty(STDERR_FILENO) == 1,
	};
}

/* One write, without a moment in which the line is empty. */
static void
write_line(const char *text)
{
	(void)fprintf(stderr, "\r%s\033[K", text);
	(void)fflush(stderr);
}

void
progress_at(struct progress *progress, gint64 done)
{
	gint64 now = 0;
	size_t width = 0;
	g_autofree char *all = NULL;
	g_autofree char *line = NULL;

	if (!progress->on || (now = g_get_monotonic_time()) < progress->next)
		return;
	progress->next = now + PAUSE_US;
	width = width_of_terminal();
	all = progress_line(progress->what, done, progress->total, width);
	line = term_cut(all, width - 1);
	if (g_strcmp0(line, progress->shown) == 0)
		return;
	write_line(line);
	g_free(progress->shown);
	progress->shown = g_steal_pointer(&line);
}

void
progress_hide(struct progress *progress)
{
	if (progress->shown != NULL)
		write_line("");
	g_clear_pointer(&progress->shown, g_free);
}

void
progress_end(struct progress *progress)
{
	progress_hide(progress);
	progress->on = false;
}
