#include "ctl/ctl.h"

#include "ctl/status.h"
#include "store/conninfo.h"

#include <errno.h>
#include <sysexits.h>
#include <unistd.h>

/* Which of the two it is decides who can mend it. */
static bool
may_read(const char *path, GError **error)
{
	if (access(path, R_OK) == 0)
		return true;
	if (errno == EACCES)
		return status_set(error, EX_NOPERM,
			"may not read the configuration %s; run it as the "
			"service user: runuser -u postcase -- postcase ...",
			path);
	return status_set(error, EX_CONFIG,
		"the configuration %s is not there (%s); make it (see "
		"postcase.conf(5)) or name another with --config",
		path, g_strerror(errno));
}

bool
ctl_open(struct ctl *ctl, GError **error)
{
	if (ctl->conf != NULL)
		return true;
	if (!may_read(ctl->conf_path, error))
		return false;
	ctl->conf = conf_load(ctl->conf_path, error);
	if (ctl->conf == NULL)
		return false;
	ctl->db = db_new(ctl->conf->database, DB_ONCE);
	db_set_role(ctl->db, ctl->conf->database_command_role);
	return viewer_load(ctl, error);
}

struct tx *
ctl_begin(struct ctl *ctl, GError **error)
{
	return tx_begin(ctl->db,
		clock_in_ms(ctl->conf->database_timeout * 1000), error);
}

bool
ctl_ask(struct ctl *ctl, enum stmt stmt, const char *const *texts, size_t n,
	struct rows *rows, GError **error)
{
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	return tx != NULL && rows_ask(tx, stmt, texts, n, rows, error) &&
	       tx_commit(tx, error);
}

bool
ctl_is_wrong_user(const struct ctl *ctl)
{
	g_autofree char *role = NULL;

	if (geteuid() != 0 || ctl->conf == NULL)
		return false;
	role = conninfo_get(ctl->conf->database, "user");
	return g_strcmp0(role, "root") == 0;
}

void
ctl_close(struct ctl *ctl)
{
	db_free(ctl->db);
	conf_free(ctl->conf);
	viewer_clear(&ctl->viewer);
	ctl->db = NULL;
	ctl->conf = NULL;
}
