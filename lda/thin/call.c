#include "lda/thin/call.h"

#include <string.h>

static const struct option {
	const char *letter, *name;
	size_t place; /* in struct call */
} options[] = {
	{ "-c", "--config", offsetof(struct call, conf) },
	{ "-f", "--sender", offsetof(struct call, sender) },
	{ "-o", "--original-recipient", offsetof(struct call, original) },
	{ "-q", "--queue-id", offsetof(struct call, queue_id) },
	{ "-d", "--recipient", offsetof(struct call, recipient) },
};

/* "--name=VALUE" has its value; the others take the next word. */
static const char *
value_in(const struct option *option, const char *word)
{
	size_t size = strlen(option->name);

	return strncmp(word, option->name, size) == 0 && word[size] == '=' ?
		       word + size + 1 :
		       NULL;
}

/* Takes the option at *argv, which is left on its last word. */
static bool
take_option(struct call *call, char *const **argv)
{
	const char *word = **argv;

	for (size_t i = 0; i < sizeof(options) / sizeof(*options); i++) {
		const struct option *o = &options[i];
		const char *value = value_in(o, word);

		if (value == NULL && (strcmp(word, o->letter) == 0 ||
					     strcmp(word, o->name) == 0))
			value = *++*argv;
		else if (value == NULL)
			continue;
		*(const char **)(void *)((char *)call + o->place) = value;
		return value != NULL;
	}
	return false;
}

static bool
take_recipient(struct call *call, const char *word)
{
	if (call->count == CALL_RECIPIENTS_MAX)
		return false;
	call->recipients[call->count++] = word;
	return true;
}

bool
call_read(char *const *argv, struct call *call)
{
	bool only_recipients = false;

	*call = (struct call){ 0 };
	if (*argv == NULL)
		return false;
	while (*++argv != NULL) {
		bool is_option = !only_recipients && **argv == '-';

		if (is_option && strcmp(*argv, "--") == 0)
			only_recipients = true;
		else if (!(is_option ? take_option(call, &argv) :
				       take_recipient(call, *argv)))
			return false;
	}
	return true;
}
