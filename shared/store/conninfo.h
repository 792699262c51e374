/*
 * conninfo.h - what a connection string says, for people
 */
#ifndef STORE_CONNINFO_H
#define STORE_CONNINFO_H

#include <glib.h>

/*
 * One parameter ("dbname", "user", "host") of libpq's string or URI, or what
 * libpq takes when it says nothing; NULL when that is nothing too.  Never the
 * password's business.  The caller frees it.
 */
char *conninfo_get(const char *conninfo, const char *keyword);

#endif
