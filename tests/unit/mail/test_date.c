#include "mail/date.h"

#include "table.h"

enum { NOON = 831556800 }; /* 1996-05-08 12:00 UTC, a Wednesday */

static const struct row {
	const char *name, *value;
	gint64 want;
} rows[] = {
	{ "as the standard wants it", "Wed, 8 May 1996 14:00:00 +0200", NOON },
	{ "no day of the week, no seconds", "8 May 1996 12:00 +0000", NOON },
	{ "comments and blanks anywhere",
		"Wed (a (b)), 8 May 1996 12(c):  00  : 00 (Z) +0000 (UTC)",
		NOON },
	{ "a comment without end hides nothing",
		"Wed, 8 May 1996 14:00:00 (+0200", NOON },
	{ "a year of two digits", "Wed, 8 May 96 12:00:00 GMT", NOON },
	{ "a year of three digits, counted from 1900",
		"Mon, 2 Apr 101 04:20:10 CST", 986206810 },
	{ "a young year of two digits", "Mon, 2 Mar 26 10:00:00 +0000",
		1772445600 },
	{ "a zone by name", "Wed, 8 May 1996 08:00:00 EDT", NOON },
	{ "a zone by name in lower case", "Wed, 8 May 1996 07:00:00 est",
		NOON },
	{ "a zone by name that is not of America",
		"Wed, 8 May 1996 14:00:00 CEST", NOON },
	{ "a military zone, which nobody got right",
		"Wed, 8 May 1996 12:00:00 A", NOON },
	{ "a number counts more than a name", "8 May 1996 07:00 -0500 (PST)",
		NOON },
	{ "a number behind a name", "8 May 1996 14:00:00 GMT+0200", NOON },
	{ "a zone of three digits", "Wed, 8 May 1996 06:00:00 -600", NOON },
	{ "a zone of one digit", "Wed, 8 May 1996 06:00:00 -6", NOON },
	{ "a zone with a colon", "Wed, 8 May 1996 17:30:00 +05:30", NOON },
	{ "a zone at the end of the world", "9 May 1996 02:00:00 +1400", NOON },
	{ "a zone beyond the world is UTC", "8 May 1996 12:00:00 +9999", NOON },
	{ "a zone of 60 minutes is UTC", "8 May 1996 12:00:00 +0360", NOON },
	{ "a leap second is the one before", "31 Dec 1998 23:59:60 +0000",
		915148799 },
	{ "the afternoon", "Wed 08 May 1996 12:00:00 PM UTC", NOON },
	{ "the night", "8 May 1996 12:30 am", NOON - 12 * 3600 + 1800 },
	{ "the month in front", "May 8, 1996 at 5:00:00 AM PDT", NOON },
	{ "the whole name of the month", "Wednesday, 8 May 1996 at 12:00",
		NOON },
	{ "September of four letters", "8 Sept 1996 12:00", 842184000 },
	{ "as ctime() writes it", "Wed May  8 12:00:00 1996", NOON },
	{ "as ctime() does with a zone", "Wed May 8 05:00:00 PDT 1996", NOON },
	{ "as RFC 850 wants it", "Wednesday, 08-May-96 12:00:00 GMT", NOON },
	{ "as ISO 8601 wants it", "1996-05-08T12:00:00.123Z", NOON },
	{ "ISO 8601 with blanks", "1996-05-08 14:00:00 +0200", NOON },
	{ "no time is midnight", "8 May 1996", NOON - 12 * 3600 },
	{ "no blank behind the comma", "Wed,8 May 1996 12:00:00", NOON },

	{ "no year is none", "Thu Jan 01 00:00:10 +0000", 0 },
	{ "no month is none", "Wed, 8 xyz 1996 12:00:00", 0 },
	{ "another language's day is no month", "mardi 8 xyz 1996", 0 },
	{ "a day that is not is none", "30 Feb 1996 12:00:00", 0 },
	{ "an hour that is not is none", "8 May 1996 24:00:00", 0 },
	{ "minutes that are not are none", "8 May 1996 12:60:00", 0 },
	{ "half a time is none", "Tue, 7 Apr 2026 10:00:t <a@example.com>", 0 },
	{ "the year 0 is none", "8 May 0000 12:00:00", 0 },
	{ "the year 99999 is none", "8 May 99999 12:00:00", 0 },
	{ "a long number is none", "8 May 99999999999999999999 12:00", 0 },
	{ "before 1970 is none", "13 Feb 1969 23:32:54 -0330", 0 },
	{ "before 1970 by its zone is none", "1 Jan 1970 00:00 +0100", 0 },
	{ "2038 is no limit", "8 May 2050 12:00:00", 2535624000 },
	{ "2099 is the last year", "31 Dec 2099 23:59:59", 4102444799 },
	{ "2100 is none", "1 Jan 2100 00:00:00", 0 },
	{ "words are none", "Whenever", 0 },
	{ "nothing is none", "", 0 },
};

static void
value_is_time(void **state)
{
	const struct row *row = *state;
	g_autofree char *value = g_strdup(row->value);

	assert_int_equal(date_read(value), row->want);
}

/* H35: each would be a number of its own, or a comment of its own. */
static void
floods_take_no_time(void **state)
{
	static const char *const drops[] = { "9", "(", "()", "1 ", ":", "+",
		"\\", "May ", "((\"" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(drops); i++) {
		g_autoptr(GString) value = g_string_new("8 May ");

		while (value->len < 65536)
			g_string_append(value, drops[i]);
		assert_int_equal(date_read(value->str), 0);
	}
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, value_is_time);
	tests_add(&tests, "a flood of anything is none, at once",
		floods_take_no_time, NULL);
	return TESTS_RUN(&tests, "date");
}
