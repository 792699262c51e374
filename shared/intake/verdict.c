#include "intake/verdict.h"

#include <sysexits.h>

/*
 * Postfix's pipe(8) bounces on every <sysexits.h> code but EX_OSERR and
 * EX_TEMPFAIL, EX_SOFTWARE and EX_CONFIG included: EX_TEMPFAIL is the only
 * way to say "later".
 */
/* clang-format off */
static const struct verdict_row rows[VERDICT_KINDS] = {
	/*                      log          pipe            LMTP poller */
	[VERDICT_PASS] =      { "passed",    EX_OK,          250, true },
	[VERDICT_STORED] =    { "stored",    EX_OK,          250, true },
	[VERDICT_DUPLICATE] = { "duplicate", EX_OK,          250, true },
	[VERDICT_DROPPED] =   { "dropped",   EX_OK,          250, true },
	[VERDICT_REFUSED] =   { "refused",   EX_UNAVAILABLE, 550, true },
	[VERDICT_LATER] =     { "later",     EX_TEMPFAIL,    451, false },
};
/* clang-format on */

/* What the sender's bounce says; the fault's own text is for the log. */
static const struct {
	const char *dsn, *text;
} sentences[] = {
	{ "2.0.0", "message accepted" },
	{ "4.3.0", "the mail system has a problem, please try again later" },
	{ "4.2.1", "this address takes no mail at present" },
	{ "4.3.5", "the mail system has a problem, please try again later" },
	{ "5.3.4", "the message is larger than this address takes" },
	{ "5.6.0", "the message could not be read" },
};

static struct verdict
make(enum verdict_kind kind, const char *dsn)
{
	for (size_t i = 0; i < G_N_ELEMENTS(sentences); i++)
		if (g_str_equal(dsn, sentences[i].dsn))
			return (struct verdict){ .kind = kind,
				.dsn = dsn,
				.text = sentences[i].text };
	return (struct verdict){ .kind = kind,
		.dsn = dsn,
		.text = "the message was not accepted" };
}

const struct verdict_row *
verdict_row(enum verdict_kind kind)
{
	return &rows[kind];
}

struct verdict
verdict_of(enum verdict_kind kind)
{
	switch (kind) {
	case VERDICT_PASS:
	case VERDICT_STORED:
	case VERDICT_DUPLICATE:
	case VERDICT_DROPPED:
		return make(kind, "2.0.0");
	case VERDICT_REFUSED:
		return make(kind, "5.6.0");
	case VERDICT_LATER:
	case VERDICT_KINDS:
		break;
	}
	return make(VERDICT_LATER, "4.3.0");
}

struct verdict
verdict_from_fault(const GError *fault)
{
	const char *dsn = fault_dsn(fault);

	if (g_error_matches(fault, POSTCASE_FAULT, FAULT_PERM))
		return make(VERDICT_REFUSED, dsn);
	return make(VERDICT_LATER, dsn[0] == '4' ? dsn : "4.3.0");
}
