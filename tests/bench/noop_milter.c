/*
 * noop_milter SOCKET - a milter that does nothing, as cheaply as one can
 *
 * It asks the mail server for no step that may be left out, so that of a
 * message it hears of the end alone.
 */
#include <libmilter/mfapi.h>
#include <stdio.h>
#include <sysexits.h>

enum {
	NO_STEPS = SMFIP_NOCONNECT | SMFIP_NOHELO | SMFIP_NOMAIL |
		   SMFIP_NORCPT | SMFIP_NOBODY | SMFIP_NOHDRS | SMFIP_NOEOH |
		   SMFIP_NOUNKNOWN | SMFIP_NODATA,
};

/* clang-format off */
static sfsistat
/* NOLINTNEXTLINE(readability-function-size): so libmilter wants it */
on_negotiate(SMFICTX *ctx, unsigned long actions, unsigned long steps,
	unsigned long unused2, unsigned long unused3, unsigned long *want,
	unsigned long *skip, unsigned long *want2, unsigned long *want3)
{
	(void)ctx, (void)actions, (void)unused2, (void)unused3;
	*want = *want2 = *want3 = 0;
	*skip = steps & NO_STEPS;
	return SMFIS_CONTINUE;
}
/* clang-format on */

int
main(int argc, char **argv)
{
	static char name[] = "noop";
	struct smfiDesc milter = {
		.xxfi_name = name,
		.xxfi_version = SMFI_VERSION,
		.xxfi_negotiate = on_negotiate,
	};

	if (argc != 2) {
		(void)fputs("usage: noop_milter SOCKET\n", stderr);
		return EX_USAGE;
	}
	if (smfi_register(milter) != MI_SUCCESS ||
		smfi_setconn(argv[1]) != MI_SUCCESS)
		return EX_UNAVAILABLE;
	return smfi_main() == MI_SUCCESS ? EX_OK : EX_UNAVAILABLE;
}
