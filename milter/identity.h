/*
 * identity.h - as whom the program runs
 */
#ifndef MILTER_IDENTITY_H
#define MILTER_IDENTITY_H

#include "base/fault.h"

/*
 * From root to "USER" or "USER:GROUP", for good.  FAULT_PERM when that cannot
 * be, and when whoever it is without it (NULL) is root: what a message could
 * make the program do, it could then do as root.
 */
bool identity_take(const char *user, GError **error);

#endif
