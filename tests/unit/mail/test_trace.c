#include "mail/trace.h"

#include "table.h"

/* "return path|original to|delivered to|queue id|skip|own"; "-" is NULL. */
static const struct row {
	const char *name, *bytes, *want;
} rows[] = {
	{ "local(8) writes three fields and a line of mbox",
		"From a@x  Mon Mar  2 10:00:00 2026\n"
		"Return-Path: <a@x>\n"
		"X-Original-To: support+1@y\n"
		"Delivered-To: support@y\n"
		"Received: from mail.x (mail.x [192.0.2.1])\n"
		"\tby mx.y (Postfix) with ESMTPS id 4XyZ1q0Pmz\n"
		"\tfor <support@y>; Mon,  2 Mar 2026 10:00:00 +0000 (UTC)\n"
		"Subject: s\n\n",
		"a@x|support+1@y|support@y|4XyZ1q0Pmz|35|70" },
	{ "the null sender is an empty path",
		"Return-Path: <>\r\nReceived: by mx.y id 1\r\n\r\n",
		"|-|-|1|0|17" },
	{ "a path keeps its apostrophe", "Return-Path: <o'brien@x>\n\n",
		"o'brien@x|-|-|-|0|25" },
	{ "a second field of a name is not ours",
		"Delivered-To: a@y\nDelivered-To: b@y\nReceived: by z id 2\n\n",
		"-|-|a@y|2|0|18" },
	{ "a field below the block is not ours",
		"Delivered-To: a@y\nSubject: s\nReturn-Path: <evil@x>\n\n",
		"-|-|a@y|-|0|18" },
	{ "a field below Received is not ours",
		"Received: by z id 3\nReturn-Path: <evil@x>\n\n",
		"-|-|-|3|0|0" },
	{ "junk between our fields ends the block",
		"Delivered-To: a@y\njunk\nReturn-Path: <evil@x>\n\n",
		"-|-|a@y|-|0|18" },
	{ "a header of a milter may stand above Received",
		"Delivered-To: a@y\nAuthentication-Results: y; dmarc=pass\n"
		"Received: by z (Postfix, from userid 1000)\n\tid 4; Mon\n\n",
		"-|-|a@y|4|0|18" },
	{ "the topmost Received counts",
		"Received: by z id 5\nReceived: by w id 6\n\n", "-|-|-|5|0|0" },
	{ "a client cannot forge the id by its name",
		"Received: from id FORGED (x [192.0.2.1])\n"
		"\tby z (Postfix) with SMTP id 7\n\tfor <id@y>; Mon\n\n",
		"-|-|-|7|0|0" },
	{ "a client cannot hide the id by a bracket",
		"Received: from ((( (x [192.0.2.1])\n"
		"\tby z (Postfix) with SMTP id 8;\n\tMon\n\n",
		"-|-|-|8|0|0" },
	{ "an id in a comment is none",
		"Received: by z (id 9)\n\twith SMTP; id 10\n\n",
		"-|-|-|-|0|0" },
	{ "a control character ends a value",
		"Delivered-To: a@y\x01z\nReturn-Path: <a@x>\n <b@x>\n\n",
		"a@x|-|a@y|-|0|46" },
	{ "broken UTF-8 is marked", "Delivered-To: \xe9@y\n\n",
		"-|-|\xef\xbf\xbd@y|-|0|18" },
	{ "a message without fields has no trace", "\nReceived: by z id 11\n",
		"-|-|-|-|0|0" },
	{ "an mbox line alone is skipped", "From a@x\n", "-|-|-|-|9|0" },
	{ "a body is not searched", "Subject: s\n\nReceived: by z id 12\n",
		"-|-|-|-|0|0" },
};

/* "login|client" */
static const struct row senders[] = {
	{ "Postfix says who logged in, and from where",
		"Received: from www.x (www.x [192.0.2.7])\n"
		"\t(using TLSv1.3 with cipher X)\n"
		"\t(Authenticated sender: webform)\n"
		"\tby mx.y (Postfix) with ESMTPSA id 1\n\n",
		"webform|192.0.2.7" },
	{ "a client is no address literal of its own",
		"Received: from [127.0.0.1] (unknown [IPv6:2001:db8::1])\n"
		"\tby mx.y (Postfix) with ESMTP id 1\n\n",
		"-|2001:db8::1" },
	{ "a login in the client's own line is none",
		"Received: from (Authenticated sender: webform) (x "
		"[192.0.2.9])\n\tby mx.y (Postfix) with ESMTP id 1\n\n",
		"-|192.0.2.9" },
	{ "the Received of another host says nothing",
		"Received: from x (x [192.0.2.9])\n\tby mx.y id 1\n"
		"Received: from www.x (www.x [192.0.2.7])\n"
		"\t(Authenticated sender: webform)\n\tby z id 2\n\n",
		"-|192.0.2.9" },
	{ "a program on this host has neither",
		"Received: by mx.y (Postfix, from userid 33)\n\tid 1\n\n",
		"-|-" },
	{ "brackets that do not close are nothing",
		"Received: from x (x [192.0.2.9\n"
		"\t(Authenticated sender: x\n\tby y id 1\n\n",
		"-|-" },
};

static const char *
shown(const char *value)
{
	return value ? value : "-";
}

static void
trace_is_read(void **state)
{
	const struct row *row = *state;
	g_autoptr(GBytes) raw = g_bytes_new(row->bytes, strlen(row->bytes));
	g_autoptr(trace) trace = trace_read(raw);
	g_autofree char *got = g_strdup_printf("%s|%s|%s|%s|%zu|%zu",
		shown(trace->return_path), shown(trace->original_to),
		shown(trace->delivered_to), shown(trace->queue_id), trace->skip,
		trace->own);

	assert_string_equal(got, row->want);
}

static void
sender_is_read(void **state)
{
	const struct row *row = *state;
	g_autoptr(GBytes) raw = g_bytes_new(row->bytes, strlen(row->bytes));
	g_autoptr(trace) trace = trace_read(raw);
	g_autofree char *got = g_strdup_printf("%s|%s", shown(trace->login),
		shown(trace->client));

	assert_string_equal(got, row->want);
}

static void
nothing_has_no_trace(void **state)
{
	g_autoptr(GBytes) raw = g_bytes_new(NULL, 0);
	g_autoptr(trace) trace = trace_read(raw);

	(void)state;
	assert_null(trace->queue_id);
	assert_int_equal(trace->own, 0);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, trace_is_read);
	TESTS_TABLE(&tests, senders, sender_is_read);
	tests_add(&tests, "nothing has no trace", nothing_has_no_trace, NULL);
	return TESTS_RUN(&tests, "trace");
}
