#include "ctl/locale.h"

#include "ctl/term.h"
#include "ctl/value.h"

#include <stdlib.h>

#include "table.h"

static const struct shown {
	const char *name, *zone, *utc, *want;
} shown[] = {
	{ "winter in Madrid", "Europe/Madrid", "2026-01-31T23:30:00Z",
		"2026-02-01 00:30" },
	{ "summer in Madrid", "Europe/Madrid", "2026-07-31T22:00:00.25Z",
		"2026-08-01 00:00" },
	{ "the last moment of winter", "Europe/Madrid", "2026-03-29T00:59:59Z",
		"2026-03-29 01:59" },
	{ "the first one of summer", "Europe/Madrid", "2026-03-29T01:00:00Z",
		"2026-03-29 03:00" },
	{ "the last moment of summer", "Europe/Madrid", "2026-10-25T00:59:59Z",
		"2026-10-25 02:59" },
	{ "the first one of winter", "Europe/Madrid", "2026-10-25T01:00:00Z",
		"2026-10-25 02:00" },
	{ "three quarters of an hour", "Asia/Kathmandu", "2026-06-30T18:15:00Z",
		"2026-07-01 00:00" },
	{ "half an hour behind", "America/St_Johns", "2026-01-01T03:29:00Z",
		"2025-12-31 23:59" },
	{ "half an hour behind in summer", "America/St_Johns",
		"2026-07-01T02:30:00Z", "2026-07-01 00:00" },
	{ "its spring leaves an hour out", "America/St_Johns",
		"2026-03-08T05:30:00Z", "2026-03-08 03:00" },
	{ "what is no time stays", "Europe/Madrid", "soon", "soon" },
	{ "a zone that is none is the machine's", "../../etc/passwd",
		"2026-01-31T23:30:00Z", "2026-01-31 23:30" },
	{ "without one it is the machine's, too", NULL, "2026-01-31T23:30:00Z",
		"2026-01-31 23:30" },
};

static void
time_is_the_viewers(void **state)
{
	const struct shown *row = *state;
	g_autofree char *got = NULL;

	locale_use(NULL, row->zone);
	got = term_time(row->utc, false);
	assert_string_equal(got, row->want);
}

static const struct typed {
	const char *name, *zone, *text, *want;
} typed[] = {
	{ "a day begins in Madrid", "Europe/Madrid", "2026-12-24",
		"2026-12-23T23:00:00Z" },
	{ "a day of summer begins in Madrid", "Europe/Madrid", "2026-07-01",
		"2026-06-30T22:00:00Z" },
	{ "the day of the change begins in summer", "Europe/Madrid",
		"2026-10-25", "2026-10-24T22:00:00Z" },
	{ "the day behind begins in winter", "Europe/Madrid", "2026-10-26",
		"2026-10-25T23:00:00Z" },
	{ "a minute that there is not is the end of the gap", "Europe/Madrid",
		"2026-03-29 02:30", "2026-03-29T01:00:00Z" },
	{ "a day begins in Kathmandu", "Asia/Kathmandu", "2026-07-01",
		"2026-06-30T18:15:00Z" },
	{ "a minute in St John's", "America/St_Johns", "2026-01-31 13:00",
		"2026-01-31T16:30:00Z" },
	{ "a minute in St John's, in summer", "America/St_Johns",
		"2026-07-31 13:00", "2026-07-31T15:30:00Z" },
};

static void
what_is_typed_is_the_viewers(void **state)
{
	const struct typed *row = *state;
	g_autofree char *got = NULL;

	locale_use(NULL, row->zone);
	assert_true(value_time(row->text, "--before", &got, NULL));
	assert_string_equal(got, row->want);
}

static void
zone_has_a_name(void **state)
{
	(void)state;
	locale_use(NULL, "Asia/Kathmandu");
	assert_string_equal(locale_zone_name(), "Asia/Kathmandu");
	locale_use(NULL, NULL);
	assert_string_equal(locale_zone_name(), "UTC");
}

int
main(void)
{
	struct tests tests = { .n = 0 };

	(void)setenv("TZ", "UTC", 1);
	TESTS_TABLE(&tests, shown, time_is_the_viewers);
	TESTS_TABLE(&tests, typed, what_is_typed_is_the_viewers);
	tests_add(&tests, "a zone has a name for statements", zone_has_a_name,
		NULL);
	int failed = TESTS_RUN(&tests, "locale");
	locale_clear();
	return failed;
}
