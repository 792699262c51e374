/*
 * date.h - the Date field as a point in time
 */
#ifndef MAIL_DATE_H
#define MAIL_DATE_H

#include <glib.h>

/*
 * Unix time of what header_value() gave, or 0 when it names no day, or a time
 * that there is not, or is not between 1970 and 2100.  RFC 5322 with all of its
 * obsolete forms (section 4.3), and what else is seen: "Sun May 7 16:21:03
 * 1995", "7-May-95", "May 7, 1995 at 4:21 PM", "1995-05-07T16:21:03Z", zones in
 * any case or with missing digits.  No zone, one that nobody knows, and one
 * beyond 14 hours are UTC.
 */
gint64 date_read(const char *value);

#endif
