#include "ctl/postfix.h"

#include "ctl/program.h"

#include <string.h>

/* "name = value" lines. */
static GHashTable *
parse(char *text)
{
	GHashTable *found =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line != NULL; line++) {
		char *sign = strchr(*line, '=');

		if (sign == NULL)
			continue;
		*sign = '\0';
		g_hash_table_replace(found, g_strdup(g_strstrip(*line)),
			g_strdup(g_strstrip(sign + 1)));
	}
	return found;
}

/* option: of postconf, or NULL. */
static bool
ask(const struct postfix *p, const char *option, GHashTable **found,
	GError **error)
{
	const char *argv[5] = { "postconf" };
	g_autofree char *text = NULL;
	size_t n = 1;

	if (p->config_dir != NULL) {
		argv[n++] = "-c";
		argv[n++] = p->config_dir;
	}
	argv[n] = option;
	if (!program_run(argv, &text, error))
		return false;
	*found = parse(text);
	return true;
}

static gint
by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
find_smtpds(const struct postfix *p)
{
	static const char field[] = "/inet/command";
	GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
	GHashTableIter all;
	gpointer key = NULL, value = NULL;

	g_hash_table_iter_init(&all, p->fields);
	while (g_hash_table_iter_next(&all, &key, &value)) {
		const char *name = key, *command = value;

		if (g_str_has_suffix(name, field) &&
			g_str_has_prefix(command, "smtpd") &&
			strchr(" ", command[strlen("smtpd")]) != NULL)
			g_ptr_array_add(found,
				g_strndup(name,
					strlen(name) - strlen("/command")));
	}
	g_ptr_array_sort(found, by_name);
	return found;
}

struct postfix *
postfix_read(const char *config_dir, GError **error)
{
	g_autoptr(postfix) p = g_new0(struct postfix, 1);

	p->config_dir = config_dir;
	if (!ask(p, "-x", &p->main, error) || !ask(p, NULL, &p->raw, error) ||
		!ask(p, "-xP", &p->services, error) ||
		!ask(p, "-F", &p->fields, error))
		return NULL;
	p->smtpds = find_smtpds(p);
	p->broken =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return g_steal_pointer(&p);
}

static void
drop(GHashTable *table)
{
	if (table != NULL)
		g_hash_table_unref(table);
}

void
postfix_free(struct postfix *p)
{
	if (p == NULL)
		return;
	drop(p->main);
	drop(p->raw);
	drop(p->services);
	drop(p->fields);
	drop(p->broken);
	if (p->smtpds != NULL)
		g_ptr_array_unref(p->smtpds);
	g_free(p);
}

static const char *
value_of(GHashTable *table, const char *name)
{
	const char *value = g_hash_table_lookup(table, name);

	return value ? value : "";
}

static const char *
own_value(GHashTable *services, const char *service, const char *name)
{
	g_autofree char *key = g_strjoin("/", service, name, NULL);

	return g_hash_table_lookup(services, key);
}

const char *
postfix_get(const struct postfix *p, const char *name)
{
	return value_of(p->main, name);
}

const char *
postfix_get_for(const struct postfix *p, const char *service, const char *name)
{
	const char *own =
		service ? own_value(p->services, service, name) : NULL;

	return own ? own : postfix_get(p, name);
}

const char *
postfix_field(const struct postfix *p, const char *service, const char *field)
{
	g_autofree char *key = g_strjoin("/", service, field, NULL);

	return value_of(p->fields, key);
}

/* "-" was "y" before Postfix 3.0. */
bool
postfix_is_chrooted(const struct postfix *p, const char *service)
{
	const char *chroot = postfix_field(p, service, "chroot");
	const char *level = postfix_get(p, "compatibility_level");

	return *chroot == 'y' || (*chroot == '-' && *level == '0');
}

bool
postfix_is_submission(const struct postfix *p, const char *service)
{
	static const char *const names[] = { "submission", "submissions",
		"smtps", "587", "465", NULL };
	g_autofree char *name =
		g_strndup(service, strlen(service) - strlen("/inet"));
	const char *colon = strrchr(name, ':');
	const char *own =
		own_value(p->services, service, "smtpd_sasl_auth_enable");

	return g_strv_contains(names, colon ? colon + 1 : name) ||
	       g_strcmp0(own, "yes") == 0;
}

char **
postfix_words(const char *value)
{
	g_autoptr(GStrvBuilder) words = g_strv_builder_new();
	g_auto(GStrv) parts = g_strsplit_set(value, ", \t\r\n", -1);

	for (char **part = parts; *part != NULL; part++)
		if (**part != '\0')
			g_strv_builder_add(words, *part);
	return g_strv_builder_end(words);
}

char *
postfix_look_up(const struct postfix *p, const char *table, const char *key)
{
	const char *plain = g_str_has_prefix(table, "proxy:") ?
				    table + strlen("proxy:") :
				    table;
	const char *const here[] = { "postmap", "-q", key, plain, NULL };
	const char *const there[] = { "postmap", "-c", p->config_dir, "-q", key,
		plain, NULL };
	char *found = NULL;
	g_autoptr(GError) why = NULL;

	if (*key == '\0' || strchr(plain, ':') == NULL ||
		g_hash_table_contains(p->broken, plain))
		return NULL;
	if (!program_run(p->config_dir ? there : here, &found, &why))
		g_hash_table_insert(p->broken, g_strdup(plain),
			g_strdup(why->message));
	else if (*g_strchomp(found) == '\0')
		g_clear_pointer(&found, g_free);
	return found;
}

bool
postfix_is_listed(const struct postfix *p, const char *list, const char *name)
{
	g_auto(GStrv) words = postfix_words(list);

	for (char **word = words; *word != NULL; word++) {
		g_autofree char *found = postfix_look_up(p, *word, name);

		if (found != NULL || g_ascii_strcasecmp(*word, name) == 0)
			return true;
	}
	return false;
}

static char *
command(const struct postfix *p, const char *option, const char *setting)
{
	g_autofree char *quoted = g_shell_quote(setting);
	g_autofree char *where =
		p->config_dir ? g_shell_quote(p->config_dir) : NULL;

	return g_strdup_printf("postconf %s%s%s%s %s", where ? "-c " : "",
		where ? where : "", where ? " " : "", option, quoted);
}

/* postconf -P takes no blanks; a comma does the same. */
static char *
without_blanks(const char *value)
{
	g_auto(GStrv) words = postfix_words(value);

	return g_strjoinv(",", words);
}

char *
postfix_set(const struct postfix *p, const char *service, const char *name,
	const char *value)
{
	g_autofree char *tight = without_blanks(value);
	g_autofree char *setting = NULL;

	if (service == NULL) {
		setting = g_strdup_printf("%s = %s", name, value);
		return command(p, "-e", setting);
	}
	setting = g_strdup_printf("%s/%s=%s", service, name, tight);
	return command(p, "-P", setting);
}

char *
postfix_add(const struct postfix *p, const char *name, const char *word)
{
	const char *old = value_of(p->raw, name);
	g_autofree char *value = g_strjoin(*old ? " " : "", old, word, NULL);

	return postfix_set(p, NULL, name, value);
}
