/*
 * inbound_filters.h - filters before a mail is taken (rules/screen.h); private
 * to inbound.h
 *
 * hits: as in inbound.h.  An account in observe mode is covered by no filter.
 */
#ifndef MILTER_INBOUND_FILTERS_H
#define MILTER_INBOUND_FILTERS_H

#include "conf/conf.h"
#include "milter/edits.h"
#include "milter/smtp_answer.h"
#include "milter/smtp_mail.h"

/* A recipient alone, by the sender alone. */
struct smtp_answer inbound_filters_rcpt(const struct smtp_mail *mail,
	const struct smtp_recipient *recipient, GArray *hits);

/* All that stayed, by envelope and header. */
struct smtp_answer inbound_filters_end(const struct smtp_mail *mail,
	const struct conf *conf, struct edits *edits, GArray *hits);

#endif
