#include "rules/turn.h"

gint64
turn_next(const GArray *candidates, gint64 pointer)
{
	for (guint i = 0; i < candidates->len; i++)
		if (g_array_index(candidates, gint64, i) > pointer)
			return g_array_index(candidates, gint64, i);
	return candidates->len > 0 ? g_array_index(candidates, gint64, 0) : 0;
}
