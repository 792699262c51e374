/*
 * supervisor.h - tells systemd how it stands (sd_notify(3), by hand)
 */
#ifndef MILTER_SUPERVISOR_H
#define MILTER_SUPERVISOR_H

/* "READY=1"; does nothing when nobody wants to know. */
void supervisor_tell(const char *state);

#endif
