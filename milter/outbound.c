/* Stands in until the rules of agents' mail are written: it is nobody's. */
#include "milter/outbound.h"

void
outbound_clear(struct outbound *outbound)
{
	*outbound = (struct outbound){ .kind = OUTBOUND_NOT };
}

struct outbound
outbound_begin(const struct smtp_mail *mail, const struct conf *conf,
	gint64 now, struct edits *edits)
{
	(void)mail, (void)conf, (void)now, (void)edits;
	return (struct outbound){ .kind = OUTBOUND_NOT };
}

struct smtp_answer
outbound_end(struct outbound *outbound, const struct smtp_mail *mail,
	const struct conf *conf, const struct answers *answers,
	struct edits *edits)
{
	(void)outbound, (void)mail, (void)conf, (void)answers, (void)edits;
	return SMTP_GO_ON;
}
