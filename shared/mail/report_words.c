#include "mail/report_words.h"

#include "mail/report_phrases.h"
#include "mail/report_status.h"

#include <string.h>

/* The command that was answered; what it was about. */
enum phase {
	PHASE_UNKNOWN,
	PHASE_SENDER,    /* the connection, HELO, MAIL FROM */
	PHASE_RECIPIENT, /* RCPT TO */
	PHASE_CONTENT,   /* DATA, and what came with it */
};

/* As Postfix, Exim, Sendmail, qmail, Yahoo, m-FILTER and IronPort say it. */
static const struct {
	const char *text;
	enum phase phase;
} phases[] = {
	{ "end of data", PHASE_CONTENT },
	{ "in reply to data", PHASE_CONTENT },
	{ "failed after i sent the message", PHASE_CONTENT },
	{ "smtp command data", PHASE_CONTENT },
	{ "other mail system problem", PHASE_CONTENT },
	{ "after mail from", PHASE_SENDER },
	{ "in reply to mail", PHASE_SENDER },
	{ ">>> mail from", PHASE_SENDER },
	{ "[mail_from]", PHASE_SENDER },
	{ "after initial connection", PHASE_SENDER },
	{ "in reply to helo", PHASE_SENDER },
	{ "in reply to ehlo", PHASE_SENDER },
	{ "my name was rejected", PHASE_SENDER },
	{ "rcpt", PHASE_RECIPIENT },
	{ "does not like recipient", PHASE_RECIPIENT },
	{ ">>> data <<< 55", PHASE_CONTENT },
};

/* Of RFC 3463, and of Microsoft's own: "5.1.351" is 5.1.1 of a remote server.
 */
static const struct {
	const char *status;
	enum report_meaning meaning;
} codes[] = {
	{ "5.1.1", MEANS_UNKNOWN },
	{ "5.1.2", MEANS_HARD },
	{ "5.1.3", MEANS_UNKNOWN },
	{ "5.1.6", MEANS_UNKNOWN },
	{ "5.1.7", MEANS_SOFT },
	{ "5.1.8", MEANS_SOFT },
	{ "5.1.10", MEANS_HARD },
	{ "5.1.351", MEANS_UNKNOWN },
	{ "5.2.2", MEANS_SOFT },
	{ "5.2.3", MEANS_SOFT },
	{ "5.3.2", MEANS_HARD },
	{ "5.3.4", MEANS_SOFT },
	{ "5.4.4", MEANS_HARD },
	{ "5.4.310", MEANS_HARD },
	{ "5.7.27", MEANS_HARD },
};

char *
report_words_fold(const char *text)
{
	GString *folded = g_string_new(NULL);
	bool blank = false;

	for (const char *c = text ? text : "";
		*c != '\0' && folded->len < REPORT_WORDS_BYTES_MAX; c++) {
		bool is_blank = g_ascii_isspace(*c);

		if (!is_blank || !blank)
			g_string_append_c(folded,
				is_blank ? ' ' : g_ascii_tolower(*c));
		blank = is_blank;
	}
	return g_string_free(folded, FALSE);
}

static const struct report_phrase *
find_phrase(const char *folded)
{
	const struct report_phrase *phrase = report_phrases;

	while (phrase->text != NULL && strstr(folded, phrase->text) == NULL)
		phrase++;
	return phrase;
}

enum report_meaning
report_words_mean(const char *folded)
{
	return find_phrase(folded)->meaning;
}

static enum phase
find_phase(const char *folded)
{
	for (size_t i = 0; i < G_N_ELEMENTS(phases); i++)
		if (strstr(folded, phases[i].text) != NULL)
			return phases[i].phase;
	return PHASE_UNKNOWN;
}

/*
 * What a phrase amounts to; of a delay, the same for now (4.X.X).  Nothing when
 * "user unknown" is not believed.
 */
static char *
phrase_status(const struct report_words *words, const char *text)
{
	g_autofree char *folded = report_words_fold(text);
	const struct report_phrase *phrase = find_phrase(folded);
	char *status = NULL;

	if (phrase->meaning != MEANS_UNKNOWN || report_words_hard(words))
		status = g_strdup(phrase->status);
	if (status != NULL && words->action == ACTION_DELAYED)
		*status = '4';
	return status;
}

static char *
action_status(enum report_action action)
{
	static const char classes[] = {
		[ACTION_FAILED] = '5',
		[ACTION_DELAYED] = '4',
		[ACTION_DELIVERED] = '\0',
	};

	return status_of_class(classes[action]);
}

/* The status in numbers, or NULL. */
static char *
stated_status(const struct report_words *words)
{
	const char *said[] = { words->reply, words->context };
	char *status = status_find(words->status);

	for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
		status = status_better(status, status_find(said[i]));
		status = status_better(status,
			status_of_class(status_class(said[i])));
	}
	return status;
}

char *
report_words_status(const struct report_words *words)
{
	char *status = stated_status(words);

	if (words->action != ACTION_DELIVERED) {
		status = status_better(status,
			phrase_status(words, words->reply));
		status = status_better(status,
			phrase_status(words, words->context));
	}
	return status_better(status, action_status(words->action));
}

static enum report_meaning
code_meaning(const char *status)
{
	for (size_t i = 0; i < G_N_ELEMENTS(codes); i++)
		if (g_str_equal(codes[i].status, status))
			return codes[i].meaning;
	if (g_str_has_prefix(status, "5.7.") ||
		g_str_has_prefix(status, "5.6."))
		return MEANS_SOFT;
	return MEANS_NOTHING;
}

/*
 * "User unknown" alone is sure as an answer to RCPT TO, or when a server says
 * it of its own users: some answer so to content, or of a mailbox that is there
 * (X.2.X).
 */
static bool
is_hard(enum report_meaning meaning, enum phase phase, const char *status,
	bool replied)
{
	if (phase == PHASE_SENDER)
		return false;
	if (meaning == MEANS_HARD)
		return *status == '5';
	if (meaning != MEANS_UNKNOWN)
		return false;
	if (phase == PHASE_UNKNOWN)
		return !replied && !g_str_has_prefix(status + 1, ".2.");
	return phase == PHASE_RECIPIENT;
}

bool
report_words_hard(const struct report_words *words)
{
	g_autofree char *stated = stated_status(words);
	g_autofree char *reply = report_words_fold(words->reply);
	g_autofree char *context = report_words_fold(words->context);
	enum report_meaning meaning = report_words_mean(reply);
	const char *status = stated ? stated : "5.0.0";
	enum report_meaning code = code_meaning(status);

	if (words->action != ACTION_FAILED)
		return false;
	if (code == MEANS_SOFT || meaning == MEANS_SOFT)
		return false;
	if (code != MEANS_NOTHING)
		return true;
	enum phase phase = find_phase(reply);

	if (meaning == MEANS_NOTHING)
		meaning = report_words_mean(context);
	if (phase == PHASE_UNKNOWN)
		phase = find_phase(context);
	return is_hard(meaning, phase, status,
		status_class(words->reply) || status_class(words->context));
}
