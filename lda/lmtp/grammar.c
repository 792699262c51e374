#include "lda/lmtp/grammar.h"

#include "base/text.h"
#include "lda/lmtp/smtp_path.h"

#include <string.h>

enum { TEXT_MAX = 3 * GRAMMAR_LINE_MAX }; /* each byte may become U+FFFD */

/* What may stand behind a path, and behind XFORWARD. */
typedef enum answer (*take)(struct command *command, const char *value);

struct parameter {
	const char *name;
	take take; /* value: NULL when there is no '=' */
};

static enum answer
take_size(struct command *c, const char *value)
{
	char *end = NULL;

	if (value == NULL || !g_ascii_isdigit(*value) || strlen(value) > 20)
		return ANSWER_ARGUMENTS;
	/* More than fits is G_MAXINT64: too large in any case. */
	c->size = g_ascii_strtoll(value, &end, 10);
	return *end == '\0' ? ANSWER_OK : ANSWER_ARGUMENTS;
}

static enum answer
take_body(struct command *c, const char *value)
{
	(void)c;
	return value != NULL && (g_ascii_strcasecmp(value, "7BIT") == 0 ||
					g_ascii_strcasecmp(value, "8BITMIME") ==
						0) ?
		       ANSWER_OK :
		       ANSWER_ARGUMENTS;
}

static enum answer
take_flag(struct command *c, const char *value)
{
	(void)c;
	return value == NULL ? ANSWER_OK : ANSWER_ARGUMENTS;
}

/* Of use to whoever sends reports: not to us. */
static enum answer
take_any(struct command *c, const char *value)
{
	(void)c;
	return value != NULL && *value != '\0' ? ANSWER_OK : ANSWER_ARGUMENTS;
}

/* "rfc822;" xtext */
static enum answer
take_original(struct command *c, const char *value)
{
	const char *sign = value ? strchr(value, ';') : NULL;

	if (sign == NULL || sign == value || c->original != NULL)
		return ANSWER_ARGUMENTS;
	c->original = smtp_path_xtext(sign + 1);
	return c->original != NULL ? ANSWER_OK : ANSWER_ARGUMENTS;
}

static enum answer
take_ident(struct command *c, const char *value)
{
	if (value == NULL)
		return ANSWER_ARGUMENTS;
	if (g_ascii_strcasecmp(value, "[UNAVAILABLE]") == 0)
		return ANSWER_OK;
	g_free(c->queue_id);
	c->queue_id = smtp_path_xtext(value);
	return c->queue_id != NULL ? ANSWER_OK : ANSWER_ARGUMENTS;
}

static const struct parameter mail_parameters[] = {
	{ "SIZE", take_size },
	{ "BODY", take_body },
	{ "SMTPUTF8", take_flag },
	{ "RET", take_any },
	{ "ENVID", take_any },
	{ NULL, NULL },
};

static const struct parameter rcpt_parameters[] = {
	{ "NOTIFY", take_any },
	{ "ORCPT", take_original },
	{ NULL, NULL },
};

static const struct parameter xforward_parameters[] = {
	{ "NAME", take_any },
	{ "ADDR", take_any },
	{ "PORT", take_any },
	{ "PROTO", take_any },
	{ "HELO", take_any },
	{ "SOURCE", take_any },
	{ "IDENT", take_ident },
	{ NULL, NULL },
};

static enum answer
read_parameter(const struct parameter *known, char *word, struct command *c)
{
	char *value = strchr(word, '=');

	if (value != NULL)
		*value++ = '\0';
	for (; known->name != NULL; known++)
		if (g_ascii_strcasecmp(word, known->name) == 0)
			return known->take(c, value);
	return ANSWER_PARAMETER;
}

static enum answer
read_parameters(const struct parameter *known, const char *at,
	struct command *c)
{
	g_auto(GStrv) words = g_strsplit(at, " ", -1);
	enum answer answer = ANSWER_OK;

	for (char **word = words; *word != NULL && answer == ANSWER_OK; word++)
		if (**word != '\0')
			answer = read_parameter(known, *word, c);
	return answer;
}

/* "FROM:<a@x> SIZE=1" */
static enum answer
read_path(const char *at, const char *keyword, enum answer wrong,
	struct command *c)
{
	size_t size = strlen(keyword);

	if (g_ascii_strncasecmp(at, keyword, size) != 0)
		return ANSWER_ARGUMENTS;
	at += size;
	c->address = smtp_path_read(&at);
	if (c->address == NULL)
		return wrong;
	return *at == '\0' || *at == ' ' ?
		       read_parameters(c->verb == VERB_MAIL ? mail_parameters :
							      rcpt_parameters,
			       at, c) :
		       wrong;
}

static enum answer
read_mail(const char *at, struct command *c)
{
	return read_path(at, "FROM:", ANSWER_BAD_SENDER, c);
}

static enum answer
read_rcpt(const char *at, struct command *c)
{
	enum answer answer = read_path(at, "TO:", ANSWER_BAD_RECIPIENT, c);

	return answer == ANSWER_OK && *c->address == '\0' ?
		       ANSWER_BAD_RECIPIENT :
		       answer;
}

static enum answer
read_xforward(const char *at, struct command *c)
{
	return *at != '\0' ? read_parameters(xforward_parameters, at, c) :
			     ANSWER_ARGUMENTS;
}

static enum answer
read_something(const char *at, struct command *c)
{
	(void)c;
	return *at != '\0' ? ANSWER_OK : ANSWER_ARGUMENTS;
}

static enum answer
read_nothing(const char *at, struct command *c)
{
	(void)c;
	return *at == '\0' ? ANSWER_OK : ANSWER_ARGUMENTS;
}

static enum answer
read_whatever(const char *at, struct command *c)
{
	(void)at;
	(void)c;
	return ANSWER_OK;
}

/* wrong: what is said to a verb that is no command here. */
static const struct row {
	const char *name;
	enum verb verb;
	enum answer (*read)(const char *at, struct command *command);
	enum answer wrong;
} rows[] = {
	{ "LHLO", VERB_LHLO, read_something, ANSWER_OK },
	{ "MAIL", VERB_MAIL, read_mail, ANSWER_OK },
	{ "RCPT", VERB_RCPT, read_rcpt, ANSWER_OK },
	{ "DATA", VERB_DATA, read_nothing, ANSWER_OK },
	{ "RSET", VERB_RSET, read_nothing, ANSWER_OK },
	{ "NOOP", VERB_NOOP, read_whatever, ANSWER_OK },
	{ "VRFY", VERB_VRFY, read_something, ANSWER_OK },
	{ "HELP", VERB_HELP, read_whatever, ANSWER_OK },
	{ "QUIT", VERB_QUIT, read_nothing, ANSWER_OK },
	{ "XFORWARD", VERB_XFORWARD, read_xforward, ANSWER_OK },
	{ "HELO", VERBS, NULL, ANSWER_NOT_SMTP },
	{ "EHLO", VERBS, NULL, ANSWER_NOT_SMTP },
	{ "BDAT", VERBS, NULL, ANSWER_NOT_OFFERED },
	{ "STARTTLS", VERBS, NULL, ANSWER_NOT_OFFERED },
	{ "AUTH", VERBS, NULL, ANSWER_NOT_OFFERED },
	{ "EXPN", VERBS, NULL, ANSWER_NOT_OFFERED },
};

static const struct row *
row_of(const char *verb)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (g_ascii_strcasecmp(verb, rows[i].name) == 0)
			return &rows[i];
	return NULL;
}

static bool
has_controls(const char *line, gsize size)
{
	for (gsize i = 0; i < size; i++)
		if (g_ascii_iscntrl(line[i]))
			return true;
	return false;
}

/*
 * Bytes that are no UTF-8 are replaced, as in the other doors: a sender whose
 * address has some would get his mail back.
 */
enum answer
grammar_read(const char *line, gsize size, struct command *command)
{
	g_autofree char *text = text_clean(line, (gssize)size, TEXT_MAX, false);
	char *at = g_strchomp(text) + strcspn(text, " ");
	enum answer answer = ANSWER_OK;

	*command = (struct command){ 0 };
	if (has_controls(line, size))
		return ANSWER_UNKNOWN;
	if (*at != '\0')
		*at++ = '\0';

	const struct row *row = row_of(text);

	if (row == NULL || row->read == NULL)
		return row ? row->wrong : ANSWER_UNKNOWN;
	command->verb = row->verb;
	answer = row->read(at + strspn(at, " "), command);
	if (answer != ANSWER_OK)
		grammar_clear(command);
	return answer;
}

void
grammar_clear(struct command *command)
{
	g_free(command->address);
	g_free(command->original);
	g_free(command->queue_id);
	*command = (struct command){ 0 };
}
