#include "tests/bench/tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

void
tally_start(struct tally *tally)
{
	tally->start = g_get_monotonic_time();
	tally->latencies = g_array_new(FALSE, FALSE, sizeof(guint32));
}

void
tally_add(struct tally *tally, gint64 since)
{
	guint32 us = (guint32)(g_get_monotonic_time() - since);

	g_array_append_val(tally->latencies, us);
}

static int
compare(gconstpointer a, gconstpointer b)
{
	guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;

	return (x > y) - (x < y);
}

static guint32
percentile(const GArray *sorted, guint percent)
{
	return g_array_index(sorted, guint32,
		(sorted->len - 1) * percent / 100);
}

static gint64
cpu(void)
{
	struct rusage used;

	(void)getrusage(RUSAGE_SELF, &used);
	return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * G_USEC_PER_SEC +
	       used.ru_utime.tv_usec + used.ru_stime.tv_usec;
}

void
tally_finish(struct tally *tally)
{
	GArray *us = tally->latencies;
	double seconds = (double)(g_get_monotonic_time() - tally->start) /
			 G_USEC_PER_SEC;

	if (us->len == 0) {
		(void)fputs("no letter at all\n", stderr);
		exit(EXIT_FAILURE);
	}
	g_array_sort(us, compare);
	printf("letters %u seconds %.3f rate %.1f p50 %u p99 %u max %u "
	       "cpu %ld\n",
		us->len, seconds, us->len / seconds, percentile(us, 50),
		percentile(us, 99), percentile(us, 100), cpu() / us->len);
	g_array_unref(us);
}
