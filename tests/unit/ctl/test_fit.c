#include "ctl/fit.h"

#include "table.h"

static const struct row {
	const char *name;
	struct fit columns[3];
	size_t available;
	size_t want[3];
} rows[] = {
	{ "what fits stays", { { 10, true }, { 20, true }, { 5, false } }, 39,
		{ 10, 20, 5 } },
	{ "no terminal is wide enough for all",
		{ { 100, true }, { 200, true }, { 5, false } }, 0,
		{ 100, 200, 5 } },
	{ "the widest gives first",
		{ { 10, true }, { 30, true }, { 5, false } }, 39,
		{ 10, 20, 5 } },
	{ "two wide ones give alike",
		{ { 30, true }, { 30, true }, { 5, false } }, 49,
		{ 20, 20, 5 } },
	{ "one that may not give keeps its width",
		{ { 30, false }, { 20, true }, { 5, false } }, 49,
		{ 30, 10, 5 } },
	{ "nobody gives the last eight",
		{ { 30, true }, { 20, true }, { 5, false } }, 10, { 8, 8, 5 } },
};

static void
columns_fit(void **state)
{
	const struct row *row = *state;
	struct fit columns[3];

	memcpy(columns, row->columns, sizeof(columns));
	fit(columns, G_N_ELEMENTS(columns), row->available);
	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
		assert_int_equal(columns[i].width, row->want[i]);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, columns_fit);
	return TESTS_RUN(&tests, "fit");
}
