/*
 * agent_mail.h - a mail of an agent's and all around it, for the tests of
 * milter/outbound.h
 *
 * Accounts: support (1; team 1 sends in its name, it has one), sales (2;
 * nobody does, answers get token and subject tag), quiet (3) observes, old (4)
 * is inactive.  Users: anna (1, of team 1), ben (2, of none), gone (3;
 * inactive). One key signs.
 */
#ifndef TESTS_AGENT_MAIL_H
#define TESTS_AGENT_MAIL_H

#include "mail/field.h"
#include "milter/outbound.h"
#include "rules/archive.h"

#include <string.h>

enum {
	SUPPORT = 1,
	SALES,
	QUIET,
	OLD,
	ANNA = 1,
	BEN,
	GONE,
	CASE = 42,
	NOW = 1000000
};

struct agent_mail {
	struct conf *conf;
	struct smtp_mail mail;
	struct edits *edits;
};

static inline struct directory_account *
agent_mail_account(struct directory *directory, gint64 id, const char *local)
{
	struct directory_account *account =
		directory_add_account(directory, id);

	account->name = g_strdup(local);
	account->address = g_strconcat(local, "@example.com", NULL);
	account->reply_to = g_strdup(account->address);
	directory_add_address(directory, account->address, account);
	return account;
}

static inline struct directory_user *
agent_mail_user(struct directory *directory, gint64 id, const char *login)
{
	struct directory_user *user = directory_add_user(directory, id);
	g_autofree char *address = g_strconcat(login, "@example.com", NULL);

	user->login = g_strdup(login);
	user->active = true;
	directory_add_login(directory, login, user);
	directory_add_owner(directory, address, user);
	return user;
}

static inline struct token_key
agent_mail_key(void)
{
	struct token_key key = { .id = 0 };

	for (int i = 0; i < TOKEN_SECRET_BYTES; i++)
		key.secret[i] = (unsigned char)i;
	return key;
}

static inline struct directory *
agent_mail_directory(void)
{
	const gint64 team = 1;
	const struct token_key key = agent_mail_key();
	struct directory *directory = directory_new();
	struct directory_account *support =
		agent_mail_account(directory, SUPPORT, "support");
	struct directory_account *sales =
		agent_mail_account(directory, SALES, "sales");
	struct directory_user *anna = agent_mail_user(directory, ANNA, "anna");

	support->from_name = g_strdup("Support Team");
	support->send_as = true;
	g_array_append_val(support->teams, team);
	sales->reply_token = true;
	sales->subject_tag = true;
	agent_mail_account(directory, QUIET, "quiet")->mode = ACCOUNT_OBSERVE;
	agent_mail_account(directory, OLD, "old")->mode = ACCOUNT_INACTIVE;
	anna->group_account = ACCESS_TEAM;
	g_array_append_val(anna->teams, team);
	directory_add_owner(directory, "anna@home.example", anna);
	agent_mail_user(directory, BEN, "ben");
	agent_mail_user(directory, GONE, "gone")->active = false;
	g_array_append_val(directory->keys, key);
	return directory;
}

static inline void
agent_mail_add_recipient(struct agent_mail *it, const char *address)
{
	struct smtp_recipient *recipient = g_new0(struct smtp_recipient, 1);

	recipient->given = g_strdup_printf("<%s>", address);
	recipient->address = g_strdup(address);
	recipient->account = directory_account_of(it->mail.directory, address,
		it->conf->recipient_delimiter);
	recipient->archive = archive_is_one(address, it->conf->archive_domain);
	g_ptr_array_add(it->mail.recipients, recipient);
}

/* "Name: value\n", folds as they come. */
static inline void
agent_mail_add_header(struct agent_mail *it, const char *header)
{
	struct fields fields = fields_of(header, strlen(header));
	struct field field;

	while (fields_next(&fields, &field)) {
		g_autofree char *name = g_strndup(field.name, field.name_size);
		g_autofree char *value =
			g_strndup(field.value, field.value_size);

		smtp_mail_add_field(&it->mail, name, g_strchomp(value));
	}
}

/* to: words.  settings: of postcase.conf. */
static inline void
agent_mail_init(struct agent_mail *it, const char *login, const char *to,
	const char *header, const char *settings)
{
	g_auto(GStrv) words = g_strsplit(to, " ", -1);

	*it = (struct agent_mail){ .edits = edits_new() };
	it->conf = conf_parse(settings, "test", NULL);
	g_assert_nonnull(it->conf);
	smtp_mail_begin(&it->mail, agent_mail_directory(), "<x@example.com>");
	it->mail.client = "192.0.2.1";
	it->mail.login = login;
	it->mail.user =
		login ? directory_user_of(it->mail.directory, login) : NULL;
	for (char **word = words; *word != NULL; word++)
		agent_mail_add_recipient(it, *word);
	agent_mail_add_header(it, header);
}

static inline void
agent_mail_clear(struct agent_mail *it)
{
	smtp_mail_end(&it->mail);
	edits_free(it->edits);
	conf_free(it->conf);
}

/* --- what is done ------------------------------------------------------- */

static inline bool
agent_mail_change(void *ctx, const char *name, int instance, const char *value)
{
	g_string_append_printf(ctx, "%s%s %d%s%s|", value ? "" : "-", name,
		instance, value ? ": " : "", value ? value : "");
	return true;
}

static inline bool
agent_mail_add(void *ctx, const char *name, const char *value)
{
	g_string_append_printf(ctx, "+%s: %s|", name, value);
	return true;
}

/* Of an archive address what it says. */
static inline bool
agent_mail_to(void *ctx, const char *address, const char *args)
{
	struct archive archive = { 0 };

	g_assert_true(
		archive_of_recipient(address, "archive.example", &archive));
	g_assert_cmpint(archive.time, ==, NOW);
	g_string_append_printf(ctx, "+archive user %d case %d account %d %s|",
		(int)archive.user, (int)archive.casefile, (int)archive.account,
		args);
	return true;
}

static inline bool
agent_mail_not_to(void *ctx, const char *given)
{
	g_string_append_printf(ctx, "-%s|", given);
	return true;
}

/* Tokens of case 42 are TOKEN, and TOKEN2 of sales; the caller frees it. */
static inline char *
agent_mail_edits(const struct agent_mail *it)
{
	static const struct edits_way way = { agent_mail_change, agent_mail_add,
		agent_mail_to, agent_mail_not_to };
	const struct token_key key = agent_mail_key();
	g_autofree char *support = token_make(&key, SUPPORT, CASE);
	g_autofree char *sales = token_make(&key, SALES, CASE);
	GString *text = g_string_new(NULL);

	g_assert_true(edits_do(it->edits, &way, text));
	g_string_replace(text, support, "TOKEN", 0);
	g_string_replace(text, sales, "TOKEN2", 0);
	return g_string_free(text, FALSE);
}

/* The other way: what a test says becomes what a mail says. */
static inline char *
agent_mail_signed(const char *text)
{
	const struct token_key key = agent_mail_key();
	g_autofree char *support = token_make(&key, SUPPORT, CASE);
	g_autofree char *sales = token_make(&key, SALES, CASE);
	GString *made = g_string_new(text);

	g_string_replace(made, "TOKEN2", sales, 0);
	g_string_replace(made, "TOKEN", support, 0);
	return g_string_free(made, FALSE);
}

#endif
