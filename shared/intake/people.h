/*
 * people.h - who takes part in the case that a message is on; private to
 * intake/
 */
#ifndef INTAKE_PEOPLE_H
#define INTAKE_PEOPLE_H

#include "intake/run.h"

/*
 * Whoever opens a case is accepted there, also by a form of ours, and so are
 * those whom he named in To and Cc.  Later a stranger is put down as unknown,
 * and whom an accepted sender names is accepted only when it is proved that it
 * was he.  Queued behind the e-mail.
 */
bool people_keep(struct run *run, GError **error);

#endif
