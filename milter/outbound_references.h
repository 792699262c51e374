/*
 * outbound_references.h - the case's signed id in References; private to
 * outbound.h
 */
#ifndef MILTER_OUTBOUND_REFERENCES_H
#define MILTER_OUTBOUND_REFERENCES_H

#include "milter/outbound_found.h"

/*
 * The value with "<postcase.TOKEN@domain>" in front, for programs cut the
 * middle; one id a line.  NULL: it is there already, in the one field that
 * there is.  Ids beyond the first and the last 99, beyond 32 KiB and those that
 * are not ASCII are left out.  The caller frees it.
 */
char *outbound_references(const struct outbound_change *change,
	const char *token);

#endif
