/*
 * domain.h - the domain of an address, and lists of domains in a setting
 */
#ifndef RULES_DOMAIN_H
#define RULES_DOMAIN_H

#include <stdbool.h>

/* What stands behind the last '@'; "" when there is none. */
const char *domain_of(const char *address);

/* Is it one of the domains, parted by blanks or commas?  ASCII case is one. */
bool domain_is_in(const char *domain, const char *list);

#endif
