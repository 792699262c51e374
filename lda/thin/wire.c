#include "lda/thin/wire.h"

#include <stdbool.h>
#include <string.h>

enum { SPARE = 3 }; /* a doubled dot, and a CR */

size_t
wire_next(struct wire *wire, char *out, size_t room)
{
	char *to = out, *stop = out + room - SPARE;

	while (wire->at < wire->end && to < stop) {
		const char *at = wire->at;
		bool is_first = at == wire->start || at[-1] == '\n';

		if (is_first && *at == '.')
			*to++ = '.';

		size_t most = (size_t)(stop + 1 - to);
		size_t left = (size_t)(wire->end - at);
		size_t size = left < most ? left : most;
		const char *lf = memchr(at, '\n', size);

		if (lf != NULL)
			size = (size_t)(lf - at);
		to = mempcpy(to, at, size);
		wire->at = at + size;
		if (lf != NULL) {
			*to++ = '\r';
			*to++ = '\n';
			wire->at++;
		}
	}
	return (size_t)(to - out);
}
