#include "mail/report_read.h"

struct report *
report_read(const struct message *msg, GBytes *raw)
{
	(void)msg;
	(void)raw;
	return NULL;
}
