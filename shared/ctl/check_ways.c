/* Does Postfix know the group accounts, and hand us their mail and their
 * agents'? */
#include "ctl/check_postfix.h"

#include <string.h>

/* As many are looked up; with the same maps the others do not differ. */
static const char addresses_max[] = "50";

/* What a domain may be to Postfix, and which map says who is there. */
static const struct {
	const char *domains, *recipients;
} classes[] = {
	{ "mydestination", "local_recipient_maps" },
	{ "virtual_alias_domains", NULL },
	{ "virtual_mailbox_domains", "virtual_mailbox_maps" },
	{ "relay_domains", "relay_recipient_maps" },
};

/* What the first of a parameter's tables says of a key; to be freed. */
static char *
ask(const struct postfix_case *c, const char *name, const char *key)
{
	g_auto(GStrv) tables = postfix_words(postfix_get(c->postfix, name));
	char *found = NULL;

	for (char **t = tables; *t != NULL && found == NULL; t++)
		found = postfix_look_up(c->postfix, *t, key);
	return found;
}

/* By transport, or by an alias that starts postcase-lda. */
static bool
leads_to_us(const struct postfix_case *c, const char *address)
{
	const char *domain = strrchr(address, '@') + 1;
	g_autofree char *local =
		g_strndup(address, (gsize)(domain - 1 - address));
	g_autofree char *way = ask(c, "transport_maps", address);
	g_autofree char *ways = way ? NULL : ask(c, "transport_maps", domain);
	const char *found = way ? way : ways;
	g_autofree char *alias = found ? NULL : ask(c, "alias_maps", local);

	if (found != NULL)
		return strstr(found, "postcase") != NULL ||
		       strcmp(found, c->lmtp) == 0;
	return (alias != NULL && strstr(alias, "postcase-lda") != NULL) ||
	       strcmp(postfix_get(c->postfix, "local_transport"), c->lmtp) == 0;
}

static bool
check_way(const struct postfix_case *c, const char *address)
{
	g_autofree char *map = check_map_name(c, "transport");
	g_autofree char *todo = postfix_add(c->postfix, "transport_maps", map);
	g_autofree char *what = g_strdup_printf(
		"no line of transport_maps or alias_maps leads mail for %s to "
		"postcase",
		address);

	if (leads_to_us(c, address))
		return true;
	check_say(c->report, CHECK_ERROR, "addresses", what, todo);
	return false;
}

/* Is the address in the map of its class?  An empty map knows everybody. */
static bool
is_known(const struct postfix_case *c, const char *map, const char *address)
{
	const char *at = strrchr(address, '@');
	g_autofree char *local = g_strndup(address, (gsize)(at - address));
	g_autofree char *value = ask(c, map, address);
	g_autofree char *of_local = value ? NULL : ask(c, map, local);

	return *postfix_get(c->postfix, map) == '\0' || value != NULL ||
	       of_local != NULL;
}

static bool
say_unknown(const struct postfix_case *c, const char *maps, const char *address)
{
	g_autofree char *map = check_map_name(c, "recipients");
	g_autofree char *todo = postfix_add(c->postfix, maps, map);
	g_autofree char *what =
		g_strdup_printf("%s does not have %s: its mail is refused",
			maps, address);

	check_say(c->report, CHECK_ERROR, "addresses", what, todo);
	return false;
}

static bool
check_known(const struct postfix_case *c, const char *address)
{
	const char *domain = strrchr(address, '@') + 1;
	g_autofree char *what = g_strdup_printf(
		"%s is no domain of this Postfix: mail for %s is refused",
		domain, address);

	for (size_t i = 0; i < G_N_ELEMENTS(classes); i++) {
		const char *maps = classes[i].recipients;

		if (postfix_is_listed(c->postfix,
			    postfix_get(c->postfix, classes[i].domains),
			    domain))
			return maps == NULL || is_known(c, maps, address) ||
			       say_unknown(c, maps, address);
	}
	check_say(c->report, CHECK_ERROR, "addresses", what, NULL);
	return false;
}

/* One finding of a kind is enough: what mends it mends all. */
static void
check_addresses(const struct postfix_case *c, const struct rows *rows)
{
	bool led = true, known = true;

	for (guint i = 0; led && i < rows_count(rows); i++)
		led = check_way(c, rows_text(rows, i, "address"));
	for (guint i = 0; known && i < rows_count(rows); i++)
		known = check_known(c, rows_text(rows, i, "address"));
	if (led && known && rows_count(rows) > 0)
		check_say(c->report, CHECK_OK, "addresses",
			"known, and led to postcase", NULL);
}

/* The words of a list but one. */
static char *
without(const char *list, const char *word)
{
	g_auto(GStrv) words = postfix_words(list);
	g_autoptr(GString) rest = g_string_new(NULL);

	for (char **w = words; *w != NULL; w++)
		if (g_ascii_strcasecmp(*w, word) != 0)
			g_string_append_printf(rest, "%s%s",
				rest->len > 0 ? ", " : "", *w);
	return g_string_free(g_steal_pointer(&rest), FALSE);
}

/* Whoever may send to it from outside could try tokens there. */
static bool
check_nobodys(const struct postfix_case *c, const char *domain)
{
	for (size_t i = 0; i < G_N_ELEMENTS(classes); i++) {
		const char *name = classes[i].domains;
		const char *list = postfix_get(c->postfix, name);
		g_autofree char *rest = without(list, domain);
		g_autofree char *todo =
			postfix_set(c->postfix, NULL, name, rest);
		g_autofree char *what =
			g_strdup_printf("%s is in %s: strangers may send to it",
				domain, name);

		if (!postfix_is_listed(c->postfix, list, domain))
			continue;
		check_say(c->report, CHECK_ERROR, "archive", what, todo);
		return false;
	}
	return true;
}

static void
check_archive(const struct postfix_case *c)
{
	const char *domain = c->ctl->conf->archive_domain;
	g_autofree char *map = check_map_name(c, "transport");
	g_autofree char *todo = postfix_add(c->postfix, "transport_maps", map);
	g_autofree char *way =
		*domain ? ask(c, "transport_maps", domain) : NULL;

	if (*domain == '\0')
		check_say(c->report, CHECK_WARNING, "archive",
			"archive_domain is empty: agents' answers are not kept",
			"archive_domain = archive.invalid in postcase.conf, "
			"reload postcase-lmtpd and postcase-milter, then: "
			"postcase maps");
	else if (g_strcmp0(way, c->lmtp) != 0)
		check_say(c->report, CHECK_ERROR, "archive",
			"transport_maps does not lead archive_domain to "
			"postcase-lmtpd: agents' answers bounce",
			todo);
	else if (check_nobodys(c, domain))
		check_say(c->report, CHECK_OK, "archive", domain, NULL);
}

/* What a relay needs, each with the value that is right. */
static void
check_relay(const struct postfix_case *c, const char *name, const char *map)
{
	g_autofree char *ours = map ? check_map_name(c, map) : NULL;
	g_autofree char *todo =
		map ? postfix_add(c->postfix, name, ours) :
		      postfix_set(c->postfix, NULL, name, "yes");
	g_autofree char *what = g_strdup_printf(
		"%s is not set for the servers of group accounts: their mail "
		"leaves without them, or is refused there",
		name);
	const char *value = postfix_get(c->postfix, name);

	if (map ? strstr(value, map) == NULL : strcmp(value, "yes") != 0)
		check_say(c->report, CHECK_ERROR, "relays", what, todo);
}

static void
check_relays(const struct postfix_case *c, const struct rows *rows)
{
	if (rows_count(rows) == 0 || !rows_true(rows, 0, "relay"))
		return; /* those with a relay come first */
	check_relay(c, "sender_dependent_relayhost_maps", "sender_relay");
	for (guint i = 0; i < rows_count(rows); i++)
		if (rows_true(rows, i, "login")) {
			check_relay(c, "smtp_sasl_auth_enable", NULL);
			check_relay(c, "smtp_sender_dependent_authentication",
				NULL);
			check_relay(c, "smtp_sasl_password_maps",
				"relay_passwords");
			return;
		}
}

static void
check_tables(const struct postfix_case *c)
{
	GHashTableIter all;
	gpointer table = NULL, why = NULL;

	g_hash_table_iter_init(&all, c->postfix->broken);
	while (g_hash_table_iter_next(&all, &table, &why)) {
		g_autofree char *what =
			g_strdup_printf("%s cannot be looked into: %s",
				(char *)table, (char *)why);

		check_say(c->report, CHECK_WARNING, "tables", what, NULL);
	}
}

void
check_ways(const struct postfix_case *c)
{
	g_autoptr(rows) rows = rows_new();
	g_autoptr(GError) fault = NULL;

	check_archive(c);
	if (!ctl_ask(c->ctl, STMT_CHECK_ADDRESSES, ROWS_TEXTS(addresses_max),
		    rows, &fault)) {
		check_say(c->report, CHECK_ERROR, "addresses", fault->message,
			NULL);
		return;
	}
	check_addresses(c, rows);
	check_relays(c, rows);
	check_tables(c);
}
