#include "rules/form.h"

#include <arpa/inet.h>
#include <string.h>

/* We do not fill in our own forms: that is how a loop looks. */
static bool
is_foreign(const struct sender *reply_to)
{
	return reply_to != NULL && reply_to->kind != SENDER_OURS &&
	       reply_to->kind != SENDER_USER;
}

enum form
form_find(const struct form_signs *signs)
{
	bool by_from = signs->from->kind == SENDER_OURS;

	if (signs->standing == STANDING_AGENT ||
		!(by_from || signs->envelope_is_ours))
		return FORM_NONE;
	if (is_foreign(signs->reply_to))
		return FORM_FILLED;
	if (by_from ? signs->proven : signs->standing == STANDING_PROVEN)
		return FORM_NONE;
	return FORM_EMPTY;
}

bool
form_is_trusted(const char *const *trusted, const char *login,
	const char *client)
{
	return trusted != NULL &&
	       ((login != NULL && g_strv_contains(trusted, login)) ||
		       (client != NULL && g_strv_contains(trusted, client)));
}

char *
form_client(const char *text)
{
	static const int families[] = { AF_INET, AF_INET6 };
	char name[INET6_ADDRSTRLEN];
	unsigned char bytes[sizeof(struct in6_addr)];

	for (size_t i = 0; i < G_N_ELEMENTS(families); i++)
		if (inet_pton(families[i], text, bytes) == 1 &&
			inet_ntop(families[i], bytes, name, sizeof(name)))
			return g_strdup(name);
	return NULL;
}
