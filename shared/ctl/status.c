#include "ctl/status.h"

#include "base/fault.h"

#include <stdarg.h>
#include <sysexits.h>

/* clang-format off */
static const struct {
	int status;
	const char *advice;
} faults[] = {
	[FAULT_TEMP] =   { EX_TEMPFAIL, "try again, or see: postcase check" },
	[FAULT_PERM] =   { EX_DATAERR,  NULL },
	[FAULT_CONFIG] = { EX_CONFIG,   NULL },
	[FAULT_DATA] =   { EX_DATAERR,  NULL },
	[FAULT_BUG] =    { EX_SOFTWARE, "this is a mistake in postcase: please report it" },
};
/* clang-format on */

G_DEFINE_QUARK(postcase - status, status)

bool
status_set(GError **error, int status, const char *format, ...)
{
	va_list ap;

	if (error == NULL)
		return false;
	va_start(ap, format);
	*error = g_error_new_valist(POSTCASE_STATUS, status, format, ap);
	va_end(ap);
	return false;
}

int
status_of(const GError *error)
{
	if (error->domain == POSTCASE_STATUS)
		return error->code;
	if (error->domain == POSTCASE_FAULT)
		return faults[error->code].status;
	return EX_SOFTWARE;
}

const char *
status_advice(const GError *error)
{
	return error->domain == POSTCASE_FAULT ? faults[error->code].advice :
						 NULL;
}
