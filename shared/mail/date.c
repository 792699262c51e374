#include "mail/date.h"

#include "mail/quoted.h"

#include <stdbool.h>
#include <string.h>

enum {
	DATE_BYTES_MAX = 200,
	MINUTES = 60,
	ZONE_HOURS_MAX = 14, /* Kiribati */
};

/* What was read so far; -1: nothing. */
struct date {
	const char *at;
	int year, month, day;
	int hour, minute, second;
	int zone; /* minutes ahead of UTC */
	bool has_zone;
	bool wrong;
};

static const char *const months[] = { "january", "february", "march", "april",
	"may", "june", "july", "august", "september", "october", "november",
	"december" };

/* Those of RFC 5322, and others that mean one thing only. */
static const struct {
	const char *name;
	int minutes;
} zones[] = {
	{ "ut", 0 },
	{ "utc", 0 },
	{ "gmt", 0 },
	{ "z", 0 },
	{ "adt", -3 * MINUTES },
	{ "ast", -4 * MINUTES },
	{ "edt", -4 * MINUTES },
	{ "est", -5 * MINUTES },
	{ "cdt", -5 * MINUTES },
	{ "cst", -6 * MINUTES },
	{ "mdt", -6 * MINUTES },
	{ "mst", -7 * MINUTES },
	{ "pdt", -7 * MINUTES },
	{ "pst", -8 * MINUTES },
	{ "akdt", -8 * MINUTES },
	{ "akst", -9 * MINUTES },
	{ "hst", -10 * MINUTES },
	{ "wet", 0 },
	{ "west", 1 * MINUTES },
	{ "bst", 1 * MINUTES },
	{ "cet", 1 * MINUTES },
	{ "met", 1 * MINUTES },
	{ "cest", 2 * MINUTES },
	{ "mest", 2 * MINUTES },
	{ "eet", 2 * MINUTES },
	{ "eest", 3 * MINUTES },
	{ "msk", 3 * MINUTES },
	{ "jst", 9 * MINUTES },
	{ "kst", 9 * MINUTES },
	{ "aest", 10 * MINUTES },
	{ "aedt", 11 * MINUTES },
	{ "nzst", 12 * MINUTES },
	{ "nzdt", 13 * MINUTES },
};

static int
month_named(const char *word)
{
	if (g_str_equal(word, "sept"))
		return 9;
	for (int i = 0; i < (int)G_N_ELEMENTS(months); i++)
		if (g_str_equal(word, months[i]) ||
			(strlen(word) == 3 &&
				g_str_has_prefix(months[i], word)))
			return i + 1;
	return -1;
}

static void
read_zone_name(struct date *date, const char *word)
{
	if (date->hour < 0 || date->has_zone)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(zones); i++)
		if (g_str_equal(word, zones[i].name))
			date->zone = zones[i].minutes;
}

/* Twelve o'clock is the hour 0 of its half of the day. */
static void
read_half(struct date *date, const char *word)
{
	bool is_pm = g_str_equal(word, "pm");

	if (date->hour < 1 || date->hour > 12 ||
		!(is_pm || g_str_equal(word, "am")))
		return;
	date->hour = date->hour % 12 + (is_pm ? 12 : 0);
}

static void
read_word(struct date *date)
{
	size_t size = strspn(date->at, G_CSET_A_2_Z G_CSET_a_2_z);
	g_autofree char *word = g_ascii_strdown(date->at, (gssize)size);

	date->at += size;
	if (date->month < 0)
		date->month = month_named(word);
	read_half(date, word);
	read_zone_name(date, word);
}

/* A number, and how many digits it has; too many make the date wrong. */
static int
read_digits(struct date *date, int *digits)
{
	int number = 0;

	for (*digits = 0; g_ascii_isdigit(*date->at); (*digits)++) {
		if (*digits < 5)
			number = number * 10 + (*date->at - '0');
		date->at++;
	}
	date->wrong |= *digits == 0 || *digits > 4;
	return number;
}

static void
skip_blanks(struct date *date)
{
	date->at += strspn(date->at, " \t");
}

static bool
skip_colon(struct date *date)
{
	skip_blanks(date);
	if (*date->at != ':')
		return false;
	date->at++;
	skip_blanks(date);
	return true;
}

/* Behind the hour and its colon. */
static void
read_time(struct date *date, int hour)
{
	int digits = 0;

	date->hour = hour;
	date->minute = read_digits(date, &digits);
	date->second = 0;
	if (skip_colon(date))
		date->second = read_digits(date, &digits);
	if (*date->at == '.') /* a fraction */
		date->at += 1 + strspn(date->at + 1, G_CSET_DIGITS);
}

/* "1995-05-07", behind the year. */
static void
read_rest_of_day(struct date *date)
{
	int digits = 0;

	date->at++;
	date->month = read_digits(date, &digits);
	date->wrong |= *date->at != '-';
	if (!date->wrong) {
		date->at++;
		date->day = read_digits(date, &digits);
	}
}

/* RFC 5322, section 4.3: years of two and of three digits. */
static int
whole_year(int year, int digits)
{
	if (digits == 2 && year < 50)
		return year + 2000;
	return digits < 4 ? year + 1900 : year;
}

static void
read_number(struct date *date)
{
	int digits = 0;
	int number = read_digits(date, &digits);

	if (date->hour < 0 && skip_colon(date))
		read_time(date, number);
	else if (digits <= 2 && date->day < 0)
		date->day = number;
	else if (digits >= 2 && date->year < 0)
		date->year = whole_year(number, digits);
	if (digits == 4 && date->month < 0 && *date->at == '-' &&
		g_ascii_isdigit(date->at[1]))
		read_rest_of_day(date);
}

/* "-0800", "-800", "-8", "-08:00", behind the sign. */
static void
read_zone(struct date *date, int sign)
{
	int digits = 0, minute = 0;
	int hour = read_digits(date, &digits);

	if (digits > 2) {
		minute = hour % 100;
		hour /= 100;
	} else if (*date->at == ':') {
		date->at++;
		minute = read_digits(date, &digits);
	}
	if (hour <= ZONE_HOURS_MAX && minute < MINUTES)
		date->zone = sign * (hour * MINUTES + minute);
	date->has_zone = true;
}

static void
read_token(struct date *date)
{
	char c = *date->at;

	if (g_ascii_isalpha(c)) {
		read_word(date);
	} else if (g_ascii_isdigit(c)) {
		read_number(date);
	} else {
		date->at++;
		if ((c == '+' || c == '-') && date->hour >= 0 &&
			!date->has_zone && g_ascii_isdigit(*date->at))
			read_zone(date, c == '-' ? -1 : 1);
	}
}

static char *
without_comments(const char *value)
{
	GString *bare = g_string_new(NULL);

	while (*value != '\0' && bare->len < DATE_BYTES_MAX) {
		const char *end = *value == '(' ? quoted_end(value) : NULL;

		g_string_append_c(bare, *value == '(' ? ' ' : *value);
		value = end ? end : value + 1;
	}
	return g_string_free(bare, FALSE);
}

static gint64
seconds_of(const struct date *date)
{
	const gint64 year_2100 = G_GINT64_CONSTANT(4102444800);
	g_autoptr(GDateTime) utc = NULL;

	if (!date->wrong && date->second <= 60) /* a leap second */
		utc = g_date_time_new_utc(date->year, date->month, date->day,
			MAX(date->hour, 0), date->minute,
			MIN(date->second, 59));
	if (utc == NULL)
		return 0;
	gint64 seconds =
		g_date_time_to_unix(utc) - (gint64)date->zone * MINUTES;

	return seconds > 0 && seconds < year_2100 ? seconds : 0;
}

gint64
date_read(const char *value)
{
	g_autofree char *bare = without_comments(value);
	struct date date = { .at = bare,
		.year = -1,
		.month = -1,
		.day = -1,
		.hour = -1 };

	while (*date.at != '\0' && !date.wrong)
		read_token(&date);
	return seconds_of(&date);
}
