/*
 * callbacks.h - libmilter's callbacks: a smtp_session each, and its answers in
 * libmilter's words
 *
 * Callbacks of one session run in whatever thread is free (Debian's libmilter):
 * all that belongs to it hangs off smfi_setpriv().
 */
#ifndef MILTER_CALLBACKS_H
#define MILTER_CALLBACKS_H

#include "milter/service.h"

/* Registers them, for the life of the process.  False: libmilter said no. */
bool callbacks_register(struct service *service);

#endif
