/*
 * inbound_fields.h - what of a header only we may write; private to inbound.h
 *
 * X-Postcase-*, and Authentication-Results with our authserv-id but those at
 * the top, above any Received field, that conf->authserv_milters may have
 * written; mail servers do not show their own Received field.
 */
#ifndef MILTER_INBOUND_FIELDS_H
#define MILTER_INBOUND_FIELDS_H

#include "conf/conf.h"
#include "milter/edits.h"
#include "milter/smtp_mail.h"

/*
 * Takes them out, as many as edits takes; of a header that was cut none. False:
 * there are more verdicts, and delivery would believe them; of the others it
 * believes none.
 */
bool inbound_fields_remove(const struct smtp_mail *mail,
	const struct conf *conf, struct edits *edits);

/* Appends the others to block as they are, for delivery reads them like that.
 */
void inbound_fields_rest(const struct smtp_mail *mail, const struct conf *conf,
	GString *block);

#endif
