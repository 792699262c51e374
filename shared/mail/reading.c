#include "mail/reading.h"

#include "mail/html.h"
#include "mail/quote.h"

void
reading_choose(struct message *msg)
{
	struct html_text page = { NULL, NULL, false };

	if (msg->html != NULL)
		page = html_to_text(msg->html, MESSAGE_TEXT_BYTES_MAX);
	msg->text = g_strdup(msg->plain ? msg->plain : page.text);
	if (msg->text != NULL)
		msg->new_text =
			quote_strip(page.quotes ? page.fresh : msg->text);
	html_clear(&page);
}
