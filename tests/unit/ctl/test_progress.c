#include "ctl/progress.h"

#include "table.h"

static const struct row {
	const char *name;
	gint64 done, total;
	size_t width;
	const char *want;
} rows[] = {
	{ "half is half a bar", 500, 1000, 52,
		"reading  [##########          ]   50 %  500 of 1000" },
	{ "without a total there is only a number", 500, 0, 80,
		"reading  500" },
	{ "a narrow terminal gets no bar", 500, 1000, 20,
		"reading   50 %  500 of 1000" },
	{ "more than all is all", 12, 10, 20, "reading  100 %  12 of 10" },
	{ "nothing is none of it", 0, 10, 33,
		"reading  [     ]    0 %  0 of 10" },
};

static void
line_says_how_far(void **state)
{
	const struct row *row = *state;
	g_autofree char *line =
		progress_line("reading", row->done, row->total, row->width);

	assert_string_equal(line, row->want);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, line_says_how_far);
	return TESTS_RUN(&tests, "progress");
}
