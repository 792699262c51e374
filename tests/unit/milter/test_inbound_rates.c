#include "milter/inbound_rates.h"

#include "table.h"

#define SECOND G_TIME_SPAN_SECOND

static int
taken(struct inbound_rates *rates, int n, gint64 at)
{
	int took = 0;

	for (int i = 0; i < n; i++)
		took += inbound_rates_take(rates, 1, 60, at);
	return took;
}

static void
a_minute_takes_so_many(void **state)
{
	g_autoptr(inbound_rates) rates = inbound_rates_new();

	(void)state;
	assert_int_equal(taken(rates, 100, 0), 60);
	assert_int_equal(taken(rates, 1, 59 * SECOND), 0);
}

static void
no_minute_takes_more(void **state)
{
	g_autoptr(inbound_rates) rates = inbound_rates_new();

	(void)state;
	assert_int_equal(taken(rates, 100, 59 * SECOND), 60);
	assert_int_equal(taken(rates, 100, 61 * SECOND), 1);
	assert_int_equal(taken(rates, 100, 90 * SECOND), 29);
	assert_int_equal(taken(rates, 100, 119 * SECOND), 29);
	assert_int_equal(taken(rates, 100, 1000 * SECOND), 60);
}

static void
accounts_count_apart(void **state)
{
	g_autoptr(inbound_rates) rates = inbound_rates_new();

	(void)state;
	assert_true(inbound_rates_take(rates, 1, 1, 0));
	assert_false(inbound_rates_take(rates, 1, 1, 0));
	assert_true(inbound_rates_take(rates, 2, 1, 0));
}

static void
nought_is_any_number(void **state)
{
	g_autoptr(inbound_rates) rates = inbound_rates_new();

	(void)state;
	for (int i = 0; i < 1000; i++)
		assert_true(inbound_rates_take(rates, 1, 0, 0));
}

static void
memory_is_bounded(void **state)
{
	g_autoptr(inbound_rates) rates = inbound_rates_new();

	(void)state;
	for (gint64 i = 1; i <= INBOUND_RATES_MAX; i++)
		assert_true(inbound_rates_take(rates, i, 1, 0));
	assert_false(inbound_rates_take(rates, 1, 1, 0));
	assert_true(inbound_rates_take(rates, 0, 1, 0));
	assert_true(inbound_rates_take(rates, 1, 1, 0));
}

static gpointer
take_often(gpointer rates)
{
	gsize took = 0;

	for (int i = 0; i < 10000; i++)
		took += inbound_rates_take(rates, 1, 20000, 0);
	return GSIZE_TO_POINTER(took);
}

static void
threads_count_together(void **state)
{
	g_autoptr(inbound_rates) rates = inbound_rates_new();
	GThread *threads[4];
	gsize took = 0;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(threads); i++)
		threads[i] = g_thread_new("taker", take_often, rates);
	for (size_t i = 0; i < G_N_ELEMENTS(threads); i++)
		took += GPOINTER_TO_SIZE(g_thread_join(threads[i]));
	assert_int_equal(took, 20000);
}

int
main(void)
{
	struct tests tests = { 0 };

	tests_add(&tests, "a minute takes so many", a_minute_takes_so_many,
		NULL);
	tests_add(&tests, "no minute takes more, wherever it begins",
		no_minute_takes_more, NULL);
	tests_add(&tests, "accounts count apart", accounts_count_apart, NULL);
	tests_add(&tests, "0 is any number", nought_is_any_number, NULL);
	tests_add(&tests, "memory is bounded", memory_is_bounded, NULL);
	tests_add(&tests, "threads count together", threads_count_together,
		NULL);
	return TESTS_RUN(&tests, "inbound_rates");
}
