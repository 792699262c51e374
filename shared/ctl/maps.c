#include "ctl/maps.h"

#include "base/secret.h"
#include "ctl/group.h"
#include "ctl/map_file.h"
#include "ctl/program.h"
#include "ctl/relay.h"
#include "ctl/term.h"
#include "rules/map.h"

#include <string.h>

/* One map: its rows of the database as lines. */
struct kind {
	const char *name;
	enum stmt stmt;
	mode_t mode;
	bool (*fill)(struct ctl *ctl, const struct rows *rows, struct map *map,
		GError **error);
	const char *head;
};

static bool
fill_values(struct ctl *ctl, const struct rows *rows, struct map *map,
	GError **error)
{
	(void)ctl;
	(void)error;
	for (guint i = 0; i < rows_count(rows); i++)
		map_add(map, rows_text(rows, i, "key"),
			rows_text(rows, i, "value"));
	return true;
}

static bool
fill_logins(struct ctl *ctl, const struct rows *rows, struct map *map,
	GError **error)
{
	(void)ctl;
	(void)error;
	for (guint i = 0; i < rows_count(rows); i++)
		map_add_login(map, rows_text(rows, i, "key"),
			rows_text(rows, i, "login"));
	return true;
}

static bool
fill_password(const struct rows *rows, guint row, const struct secret_key *key,
	struct map *map, GError **error)
{
	const char *login = rows_text(rows, row, "login");
	char *password = relay_open(key, rows_text(rows, row, "host"), login,
		rows_text(rows, row, "sealed"), error);
	char *value = password ? g_strconcat(login, ":", password, NULL) : NULL;

	if (password == NULL)
		return fault_prefix(error, rows_text(rows, row, "key"));
	map_add(map, rows_text(rows, row, "key"), value);
	secret_free(password);
	secret_free(value);
	return true;
}

static bool
fill_passwords(struct ctl *ctl, const struct rows *rows, struct map *map,
	GError **error)
{
	struct secret_key key;
	bool ok = true;

	if (rows_count(rows) == 0)
		return true;
	if (!secret_key_load(ctl->conf->secret_key_file, &key, error))
		return false;
	for (guint i = 0; ok && i < rows_count(rows); i++)
		ok = fill_password(rows, i, &key, map, error);
	secret_key_clear(&key);
	return ok;
}

#define HEAD(text) \
	"# Made by postcase maps; what is changed here is lost.\n# " text "\n"

/* clang-format off */
static const struct kind kinds[] = {
	{ "recipients", STMT_MAPS_RECIPIENTS, 0644, fill_values,
		HEAD("Addresses of group accounts; of local_recipient_maps, "
		     "relay_recipient_maps\n# or virtual_mailbox_maps.") },
	{ "transport", STMT_MAPS_TRANSPORT, 0644, fill_values,
		HEAD("Their way to postcase-lmtpd, and that of agents' copies; "
		     "of transport_maps.") },
	{ "sender_relay", STMT_MAPS_SENDER_RELAY, 0644, fill_values,
		HEAD("Through which server their own mail leaves; of\n"
		     "# sender_dependent_relayhost_maps.") },
	{ "relay_passwords", STMT_MAPS_RELAY_PASSWORDS, 0600, fill_passwords,
		HEAD("How to log in there; of smtp_sasl_password_maps, with\n"
		     "# smtp_sender_dependent_authentication = yes.") },
	{ "sender_logins", STMT_MAPS_SENDER_LOGINS, 0644, fill_logins,
		HEAD("Who may log in to send as whom, a comma alone: nobody; of\n"
		     "# smtpd_sender_login_maps.") },
};
/* clang-format on */

/* Sites without postconf have Debian's. */
static char *
ask_queue_directory(const char *config_dir)
{
	const char *const plain[] = { "postconf", "-h", "queue_directory",
		NULL };
	const char *const there[] = { "postconf", "-c", config_dir, "-h",
		"queue_directory", NULL };
	char *queue = NULL;

	if (!program_run(config_dir ? there : plain, &queue, NULL))
		return NULL;
	return g_strchomp(queue);
}

static bool
ask(struct ctl *ctl, const struct kind *kind, const char *queue,
	struct rows *rows, GError **error)
{
	g_autofree char *place = group_nexthop(ctl->conf->lmtp_listen, queue);
	g_autofree char *lmtp = g_strconcat("lmtp:", place, NULL);

	if (kind->stmt == STMT_MAPS_TRANSPORT)
		return ctl_ask(ctl, kind->stmt,
			ROWS_TEXTS(lmtp, ctl->conf->archive_domain), rows,
			error);
	return ctl_ask(ctl, kind->stmt, NULL, 0, rows, error);
}

static void
tell(struct rows *rows, const char *name, const struct map *map, bool written)
{
	char lines[16], skipped[16];

	(void)g_snprintf(lines, sizeof(lines), "%u", map->lines);
	(void)g_snprintf(skipped, sizeof(skipped), "%u", map->skipped);
	rows_add_cell(rows, name);
	rows_add_cell(rows, lines);
	rows_add_cell(rows, skipped);
	rows_add_cell(rows, written ? "t" : "f");
}

/* A text with passwords is wiped behind us. */
static bool
make(struct ctl *ctl, struct map_dir *dir, const char *queue,
	const struct kind *kind, struct rows *rows, GError **error)
{
	g_autoptr(rows) found = rows_new();
	struct map map;
	bool written = false, ok = false;

	map_init(&map, kind->head);
	ok = ask(ctl, kind, queue, found, error) &&
	     kind->fill(ctl, found, &map, error) &&
	     map_dir_write(dir, kind->name, kind->mode, map.text, &written,
		     error);
	if (ok)
		tell(rows, kind->name, &map, written);
	memset(map.text->str, 0, map.text->len);
	map_clear(&map);
	return ok;
}

/* The lock comes before the questions: the last one writes the last answer. */
bool
maps_make(struct ctl *ctl, const struct maps_place *place, struct rows *rows,
	GError **error)
{
	const char *path =
		place->directory ? place->directory : ctl->conf->maps_directory;
	g_autoptr(map_dir) dir = map_dir_open(path, place->config_dir, error);
	g_autofree char *queue = ask_queue_directory(place->config_dir);
	bool ok = dir != NULL;

	rows_add_column(rows, "map", ROWS_TEXT);
	rows_add_column(rows, "lines", ROWS_NUMBER);
	rows_add_column(rows, "skipped", ROWS_NUMBER);
	rows_add_column(rows, "written", ROWS_BOOL);
	for (size_t i = 0; ok && i < G_N_ELEMENTS(kinds); i++)
		ok = make(ctl, dir, queue, &kinds[i], rows, error);
	return ok;
}

/* Verbs that only tell something, and nouns that have nothing to do with it. */
bool
maps_are_made_of(const struct command *command)
{
	static const char *const nouns[] = { "user", "team", "role", "group",
		NULL };
	static const char *const tell[] = { "list", "show", NULL };

	return command->verb != NULL && g_strv_contains(nouns, command->noun) &&
	       !g_strv_contains(tell, command->verb);
}

bool
maps_are_kept(const struct ctl *ctl)
{
	const char *path = ctl->conf->maps_directory;

	return *path != '\0' && g_file_test(path, G_FILE_TEST_IS_DIR);
}

void
maps_follow(struct ctl *ctl)
{
	const struct maps_place place = { NULL, NULL };
	g_autoptr(rows) rows = rows_new();
	g_autoptr(GString) names = g_string_new(NULL);
	g_autoptr(GError) fault = NULL;

	if (!maps_are_kept(ctl))
		return;
	if (!maps_make(ctl, &place, rows, &fault)) {
		note("what was asked for is done, but Postfix's maps are the "
		     "old ones: %s; mend that, then: postcase maps",
			fault->message);
		return;
	}
	for (guint i = 0; i < rows_count(rows); i++)
		if (rows_true(rows, i, "written"))
			g_string_append_printf(names, "%s%s",
				names->len > 0 ? ", " : "",
				rows_text(rows, i, "map"));
	if (names->len > 0 && !ctl->json)
		say("Postfix's maps are up to date: %s", names->str);
}
