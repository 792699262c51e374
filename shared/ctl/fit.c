#include "ctl/fit.h"

static size_t
total(const struct fit *columns, size_t n)
{
	size_t sum = n > 0 ? (n - 1) * FIT_GAP : 0;

	for (size_t i = 0; i < n; i++)
		sum += columns[i].width;
	return sum;
}

static struct fit *
widest(struct fit *columns, size_t n)
{
	struct fit *found = NULL;

	for (size_t i = 0; i < n; i++)
		if (columns[i].gives && columns[i].width > FIT_LEAST &&
			(found == NULL || columns[i].width > found->width))
			found = &columns[i];
	return found;
}

void
fit(struct fit *columns, size_t n, size_t available)
{
	size_t needed = total(columns, n);
	struct fit *column = NULL;

	if (available == 0)
		return;
	while (needed > available && (column = widest(columns, n)) != NULL) {
		column->width--;
		needed--;
	}
}
