/*
 * mailbox.h - the mailboxes of From, Reply-To, To and Cc; private to mail/
 *
 * An own scanner, linear and without recursion: GMime 3.2.13 takes 91 s for
 * "a," times 100,000 and overflows its stack with "a:" times 100,000.
 */
#ifndef MAIL_MAILBOX_H
#define MAIL_MAILBOX_H

#include "mail/message.h"

/*
 * Appends what header_value() gave, as addresses of that role, until there are
 * MESSAGE_ADDRESSES_MAX of all roles.  Groups are expanded.  Lenient where the
 * field is: commas in a name, "<" without end, words behind an address, two
 * addresses without a comma between.  What has no usable address is passed
 * over; so is a last one that is_cut may have made shorter.  False when there
 * were more.
 */
bool mailbox_list(const char *value, bool is_cut, enum message_role role,
	GPtrArray *addresses);

#endif
