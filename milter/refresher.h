/*
 * refresher.h - the thread that keeps the directory new and writes hits
 *
 * It is told of changes by PostgreSQL, and looks for itself every
 * milter_refresh seconds.  While PostgreSQL is away the old directory stays.
 */
#ifndef MILTER_REFRESHER_H
#define MILTER_REFRESHER_H

#include "milter/service.h"

/*
 * Makes the first attempt before it returns, so that the first mail finds a
 * directory if there can be one.  The thread lives as long as the process.
 */
void refresher_start(struct service *service);

#endif
