#include "milter/inbound_rates.h"

/* Of one minute, and of the one before it. */
struct rate {
	gint64 account;
	gint64 minute, count, before;
};

struct inbound_rates {
	GMutex lock;
	GHashTable *accounts; /* id -> struct rate */
};

struct inbound_rates *
inbound_rates_new(void)
{
	struct inbound_rates *rates = g_new0(struct inbound_rates, 1);

	g_mutex_init(&rates->lock);
	rates->accounts = g_hash_table_new_full(g_int64_hash, g_int64_equal,
		NULL, g_free);
	return rates;
}

void
inbound_rates_free(struct inbound_rates *rates)
{
	if (rates == NULL)
		return;
	g_hash_table_unref(rates->accounts);
	g_mutex_clear(&rates->lock);
	g_free(rates);
}

static struct rate *
find(struct inbound_rates *rates, gint64 account)
{
	struct rate *rate = g_hash_table_lookup(rates->accounts, &account);

	if (rate != NULL)
		return rate;
	if (g_hash_table_size(rates->accounts) >= INBOUND_RATES_MAX)
		g_hash_table_remove_all(rates->accounts);
	rate = g_new0(struct rate, 1);
	rate->account = account;
	g_hash_table_insert(rates->accounts, &rate->account, rate);
	return rate;
}

/*
 * Those of the minute before count by the part of it that is less than a minute
 * ago.
 */
static bool
take(struct rate *rate, gint64 most, gint64 now)
{
	gint64 minute = now / G_TIME_SPAN_MINUTE;
	gint64 left = G_TIME_SPAN_MINUTE - now % G_TIME_SPAN_MINUTE;

	if (rate->minute != minute) {
		rate->before = rate->minute == minute - 1 ? rate->count : 0;
		rate->count = 0;
		rate->minute = minute;
	}
	if (rate->count + rate->before * left / G_TIME_SPAN_MINUTE >= most)
		return false;
	rate->count++;
	return true;
}

bool
inbound_rates_take(struct inbound_rates *rates, gint64 account, gint64 most,
	gint64 now)
{
	bool taken = true;

	if (most == 0)
		return true;
	g_mutex_lock(&rates->lock);
	taken = take(find(rates, account), most, now);
	g_mutex_unlock(&rates->lock);
	return taken;
}
