/* What must be in order before any question: file, database, Redis. */
#include "ctl/check.h"

#include "base/secret.h"
#include "redis/redis.h"
#include "store/conninfo.h"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

static const char service_user[] = "postcase";

static bool
may_own(uid_t owner)
{
	const struct passwd *service = getpwnam(service_user);

	return owner == 0 || owner == geteuid() ||
	       (service != NULL && owner == service->pw_uid);
}

/* Who can change it says where mail goes; it may hold a password. */
static void
check_mode(const struct ctl *ctl, struct check_report *report)
{
	const char *path = ctl->conf_path;
	g_autofree char *chmod = g_strdup_printf("chmod 640 %s", path);
	g_autofree char *chown =
		g_strdup_printf("chown root:%s %s", service_user, path);
	struct stat info;

	if (stat(path, &info) != 0)
		return; /* it was there a moment ago */
	if (!may_own(info.st_uid))
		check_say(report, CHECK_ERROR, "configuration",
			"belongs neither to root nor to the service user",
			chown);
	else if (info.st_mode & (S_IWGRP | S_IWOTH))
		check_say(report, CHECK_ERROR, "configuration",
			"others than its owner may write it", chmod);
	else if (info.st_mode & S_IROTH)
		check_say(report, CHECK_WARNING, "configuration",
			"everybody may read it, and passwords in it", chmod);
	else
		check_say(report, CHECK_OK, "configuration", path, NULL);
}

/* One that is not there is missed when there is a password to seal. */
static void
check_secret_key(const struct ctl *ctl, struct check_report *report)
{
	const char *path = ctl->conf->secret_key_file;
	g_autoptr(GError) fault = NULL;
	struct secret_key key;

	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return;
	if (secret_key_load(path, &key, &fault))
		check_say(report, CHECK_OK, "secret key", path, NULL);
	else
		check_say(report, CHECK_ERROR, "secret key", fault->message,
			NULL);
	secret_key_clear(&key);
}

bool
check_conf(struct ctl *ctl, struct check_report *report)
{
	g_autoptr(GError) fault = NULL;

	if (!ctl_open(ctl, &fault)) {
		check_say(report, CHECK_ERROR, "configuration", fault->message,
			NULL);
		return false;
	}
	check_mode(ctl, report);
	check_secret_key(ctl, report);
	return true;
}

static bool
reach(struct ctl *ctl, struct rows *server, GError **error)
{
	g_autoptr(tx) tx = tx_begin_any_schema(ctl->db,
		clock_in_ms(ctl->conf->database_timeout * 1000), error);

	return tx != NULL &&
	       rows_ask(tx, STMT_CHECK_SERVER, NULL, 0, server, error) &&
	       tx_commit(tx, error);
}

static bool
has_our_schema(struct ctl *ctl, GError **error)
{
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	return tx != NULL && tx_commit(tx, error);
}

/* The role that stores mail is not ours: it is asked by a connection of its
 * own. */
static void
check_delivery(const struct ctl *ctl, struct check_report *report)
{
	const struct conf *conf = ctl->conf;
	const char *role = conf->database_delivery_role;
	g_autoptr(db) db = db_new(conf->database, DB_ONCE);
	g_autoptr(GError) fault = NULL;
	g_autoptr(tx) tx = NULL;

	if (*role == '\0')
		return;
	db_set_role(db, role);
	tx = tx_begin(db, clock_in_ms(conf->database_timeout * 1000), &fault);
	if (tx != NULL && tx_commit(tx, &fault))
		check_say(report, CHECK_OK, "delivery", role, NULL);
	else
		check_say(report, CHECK_ERROR, "delivery", fault->message,
			"mail waits in the queue: see "
			"contrib/postgresql/roles.sql, then: postcase init");
}

bool
check_database(struct ctl *ctl, struct check_report *report)
{
	g_autoptr(rows) server = rows_new();
	g_autoptr(GError) fault = NULL;
	g_autofree char *name = conninfo_get(ctl->conf->database, "dbname");
	g_autofree char *what = NULL;

	if (!reach(ctl, server, &fault)) {
		check_say(report, CHECK_ERROR, "database", fault->message,
			geteuid() == 0 ? "as the service user: runuser -u "
					 "postcase -- postcase check" :
					 "mail waits in the queue till it "
					 "answers");
		return false;
	}
	what = g_strdup_printf("%s in PostgreSQL %s", name ? name : "-",
		rows_cell(server, 0, 0));
	check_say(report, CHECK_OK, "database", what, NULL);
	if (has_our_schema(ctl, &fault)) {
		check_say(report, CHECK_OK, "schema", "of this version", NULL);
		check_delivery(ctl, report);
		return true;
	}
	check_say(report, CHECK_ERROR, "schema", fault->message,
		"postcase init");
	return false;
}

void
check_redis(struct ctl *ctl, struct check_report *report)
{
	const struct conf *conf = ctl->conf;
	g_autoptr(redis) redis =
		redis_new(conf->redis, conf->redis_prefix, conf->redis_timeout);
	g_autoptr(GError) fault = NULL;

	if (!redis_is_set(redis))
		check_say(report, CHECK_OK, "redis",
			"not configured: PostgreSQL keeps the turns", NULL);
	else if (!redis_ping(redis, &fault))
		check_say(report, CHECK_ERROR, "redis", fault->message,
			"till it answers, PostgreSQL keeps the turns");
	else
		check_say(report, CHECK_OK, "redis", conf->redis, NULL);
}
