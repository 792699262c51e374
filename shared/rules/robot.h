/*
 * robot.h - addresses that nobody reads
 */
#ifndef RULES_ROBOT_H
#define RULES_ROBOT_H

/*
 * The mailbox that a forwarder or a bounce guard has wrapped: SRS0 and SRS1,
 * BATV ("prvs=tag=local@x") undone, the +extension cut off, lower case.  NULL
 * when there is no address to be found; the caller frees it.
 */
char *robot_unwrap(const char *address);

/*
 * What in the local part of such a mailbox says that a program has it:
 * "mailer-daemon", "-request"; of static storage; or NULL.
 */
const char *robot_name(const char *mailbox);

#endif
