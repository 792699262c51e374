/*
 * table.h - rows as a table that fits the terminal (libsmartcols)
 */
#ifndef CTL_TABLE_H
#define CTL_TABLE_H

#include "ctl/output.h"

/* On standard output, indented by so many blanks. */
void table_print(const struct rows *rows, const struct column *columns,
	size_t indent);

#endif
