/*
 * trace.h - what our own mail server wrote on top of a message
 *
 * local(8) and pipe(8) put Return-Path, X-Original-To and Delivered-To in
 * front, above the Received field of the same host.  Only this block can be
 * trusted: whatever stands below may come from anybody.  Pure, linear, without
 * GMime: it is read before the parser runs, also for a message that kills it.
 */
#ifndef MAIL_TRACE_H
#define MAIL_TRACE_H

#include "base/autoptr.h"

#include <glib.h>

struct trace {
	char *return_path;  /* without brackets; "" is the null sender; or NULL
			     */
	char *original_to;  /* X-Original-To, or NULL */
	char *delivered_to; /* the topmost one, or NULL */
	char *queue_id;     /* "id" of the topmost Received field, or NULL */
	char *login;        /* that field's SASL login, or NULL */
	char *client;       /* that field's client address, or NULL */
	gsize skip;         /* bytes of the mbox "From " line, or 0 */
	gsize own;          /* bytes of that block, behind skip */
};

/*
 * Reads the top block: fields named Return-Path, X-Original-To and
 * Delivered-To, each once (a second one of a name is not ours), then the first
 * Received field.  Control characters in a value end it.
 */
struct trace *trace_read(GBytes *raw);

void trace_free(struct trace *trace);
AUTOPTR(trace, trace_free)

#endif
