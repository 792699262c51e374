#include "milter/callbacks.h"

#include "base/log.h"
#include "milter/smtp_session.h"

#include <arpa/inet.h>
#include <libmilter/mfapi.h>
#include <string.h>
#include <strings.h>

/* What is changed of messages, and what we do without when it is not offered.
 */
enum {
	ACTIONS = SMFIF_ADDHDRS | SMFIF_CHGHDRS | SMFIF_ADDRCPT |
		  SMFIF_ADDRCPT_PAR | SMFIF_DELRCPT,
	STEPS = SMFIP_NOHELO | SMFIP_NOEOH | SMFIP_NOUNKNOWN | SMFIP_NR_MAIL |
		SMFIP_NR_HDR | SMFIP_SKIP,
};

/*
 * libmilter has no place for it, and one process is one service.  Set before
 * there is a thread.
 */
static struct service *service;

static struct smtp_session *
session_of(SMFICTX *ctx)
{
	struct smtp_session *session = smfi_getpriv(ctx);

	if (session != NULL)
		return session;
	session = smtp_session_new(service);
	(void)smfi_setpriv(ctx, session);
	return session;
}

/* --- what may be -------------------------------------------------------- */

/*
 * Our own list of macros: a site that trims Postfix's must not make us believe
 * that nobody has logged in.
 */
static void
ask_for_macros(SMFICTX *ctx)
{
	static const struct {
		int stage;
		char names[40];
	} macros[] = {
		{ SMFIM_CONNECT, "{client_port}" },
		{ SMFIM_ENVFROM, "i {auth_authen} {auth_type}" },
		{ SMFIM_ENVRCPT, "i" },
		{ SMFIM_DATA, "i" },
		{ SMFIM_EOH, "i" },
		{ SMFIM_EOM, "i" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(macros); i++) {
		char names[sizeof(macros[i].names)];

		g_strlcpy(names, macros[i].names, sizeof(names));
		(void)smfi_setsymlist(ctx, macros[i].stage, names);
	}
}

static void
note_offer(unsigned long actions)
{
	static gint said;

	if ((actions & ACTIONS) == ACTIONS ||
		!g_atomic_int_compare_and_exchange(&said, 0, 1))
		return;
	log_event(LOG_WARNING, NULL, "mail server offers less",
		LOG_FIELDS(log_number("wanted", ACTIONS),
			log_number("offered", (gint64)actions)));
}

/* clang-format off */
static sfsistat
/* NOLINTNEXTLINE(readability-function-size): so libmilter wants it */
on_negotiate(SMFICTX *ctx, unsigned long actions, unsigned long steps,
	unsigned long unused2, unsigned long unused3, unsigned long *want,
	unsigned long *skip, unsigned long *want2, unsigned long *want3)
{
	struct smtp_session *session = session_of(ctx);

	(void)unused2, (void)unused3;
	note_offer(actions);
	if (actions & SMFIF_SETSYMLIST)
		ask_for_macros(ctx);
	*want = actions & ACTIONS;
	*skip = steps & STEPS;
	*want2 = *want3 = 0;
	session->mail_is_quiet = (steps & SMFIP_NR_MAIL) != 0;
	session->field_is_quiet = (steps & SMFIP_NR_HDR) != 0;
	session->may_skip = (steps & SMFIP_SKIP) != 0;
	return SMFIS_CONTINUE;
}
/* clang-format on */

/* --- answers ----------------------------------------------------------------
 */

/* libmilter takes no const, and writes to none of it. */
static bool
set_reply(SMFICTX *ctx, const struct smtp_answer *answer)
{
	g_autofree char *code = g_strdup(answer->code);
	g_autofree char *dsn = g_strdup(answer->dsn);
	g_autofree char *text = g_strdup(answer->text);

	return smfi_setreply(ctx, code, dsn, text) == MI_SUCCESS;
}

static sfsistat
status_of(SMFICTX *ctx, struct smtp_answer answer)
{
	static const sfsistat statuses[] = {
		[SMTP_GOES_ON] = SMFIS_CONTINUE,
		[SMTP_ACCEPTED] = SMFIS_ACCEPT,
		[SMTP_REFUSED] = SMFIS_REJECT,
		[SMTP_LATER] = SMFIS_TEMPFAIL,
		[SMTP_DISCARDED] = SMFIS_DISCARD,
	};

	if (answer.code != NULL && !set_reply(ctx, &answer))
		log_event(LOG_ERR, NULL, "reply not taken",
			LOG_FIELDS(log_text("text", answer.text)));
	return statuses[answer.kind];
}

/* --- the session, then each message ------------------------------------- */

static bool
address_of(const struct sockaddr *peer, char address[INET6_ADDRSTRLEN],
	in_port_t *port)
{
	const void *at = peer;
	const struct sockaddr_in *v4 = at;
	const struct sockaddr_in6 *v6 = at;

	if (peer == NULL ||
		(peer->sa_family != AF_INET && peer->sa_family != AF_INET6))
		return false;
	if (peer->sa_family == AF_INET) {
		*port = v4->sin_port;
		at = &v4->sin_addr;
	} else {
		*port = v6->sin6_port;
		at = &v6->sin6_addr;
	}
	return inet_ntop(peer->sa_family, at, address, INET6_ADDRSTRLEN);
}

/*
 * What sendmail(1) and postsuper(1) hand in comes from a client that Postfix
 * makes up, without a port; Sendmail makes up none.
 */
/* libmilter wants it like that. */
static sfsistat
/* NOLINTNEXTLINE(readability-non-const-parameter) */
on_connect(SMFICTX *ctx, char *name, _SOCK_ADDR *peer)
{
	char address[INET6_ADDRSTRLEN] = "";
	in_port_t port = 0;

	(void)name;
	(void)address_of(peer, address, &port);
	smtp_session_client(session_of(ctx), address, port == 0);
	if (!service_has_room(service))
		return status_of(ctx, smtp_answer(SMTP_BUSY));
	return SMFIS_CONTINUE;
}

static const char *
macro(SMFICTX *ctx, const char *name)
{
	g_autofree char *copy = g_strdup(name);

	return smfi_getsymval(ctx, copy);
}

static gint64
size_said(char **args)
{
	for (; *args != NULL; args++)
		if (strncasecmp(*args, "SIZE=", 5) == 0)
			return MAX(0, g_ascii_strtoll(*args + 5, NULL, 10));
	return 0;
}

static sfsistat
on_mail(SMFICTX *ctx, char **args)
{
	struct smtp_session *session = session_of(ctx);

	smtp_session_mail(session, args[0], macro(ctx, "{auth_authen}"),
		size_said(args + 1));
	return session->mail_is_quiet ? SMFIS_NOREPLY : SMFIS_CONTINUE;
}

/* A command out of order is not one that we may be asked about. */
static bool
has_message(SMFICTX *ctx)
{
	return session_of(ctx)->settings != NULL;
}

static sfsistat
on_rcpt(SMFICTX *ctx, char **args)
{
	if (!has_message(ctx))
		return SMFIS_TEMPFAIL;
	return status_of(ctx, smtp_session_rcpt(session_of(ctx), args[0]));
}

static sfsistat
end_message(SMFICTX *ctx, struct smtp_answer answer)
{
	if (answer.kind != SMTP_GOES_ON)
		smtp_session_reset(session_of(ctx));
	return status_of(ctx, answer);
}

static sfsistat
on_data(SMFICTX *ctx)
{
	if (!has_message(ctx))
		return SMFIS_TEMPFAIL;
	return end_message(ctx,
		smtp_session_data(session_of(ctx), macro(ctx, "i")));
}

static sfsistat
on_field(SMFICTX *ctx, char *name, char *value)
{
	struct smtp_session *session = session_of(ctx);

	if (has_message(ctx))
		smtp_session_field(session, name, value);
	return session->field_is_quiet ? SMFIS_NOREPLY : SMFIS_CONTINUE;
}

/* libmilter wants it like that. */
static sfsistat
/* NOLINTNEXTLINE(readability-non-const-parameter) */
on_body(SMFICTX *ctx, unsigned char *bytes, size_t size)
{
	struct smtp_session *session = session_of(ctx);

	(void)bytes;
	if (has_message(ctx) && smtp_session_wants_body(session)) {
		smtp_session_body(session, size);
		return SMFIS_CONTINUE;
	}
	return session->may_skip ? SMFIS_SKIP : SMFIS_CONTINUE;
}

/* --- changes -------------------------------------------------------------- */

static bool
change_field(void *ctx, const char *name, int instance, const char *value)
{
	g_autofree char *field = g_strdup(name);
	g_autofree char *text = g_strdup(value);

	return smfi_chgheader(ctx, field, instance, text) == MI_SUCCESS;
}

static bool
add_field(void *ctx, const char *name, const char *value)
{
	g_autofree char *field = g_strdup(name);
	g_autofree char *text = g_strdup(value);

	return smfi_addheader(ctx, field, text) == MI_SUCCESS;
}

static bool
add_recipient(void *ctx, const char *address, const char *args)
{
	g_autofree char *recipient = g_strdup_printf("<%s>", address);
	g_autofree char *words = g_strdup(args);

	return smfi_addrcpt_par(ctx, recipient, words) == MI_SUCCESS;
}

static bool
remove_recipient(void *ctx, const char *given)
{
	g_autofree char *recipient = g_strdup(given);

	return smfi_delrcpt(ctx, recipient) == MI_SUCCESS;
}

static const struct edits_way way = {
	.change_field = change_field,
	.add_field = add_field,
	.add_recipient = add_recipient,
	.remove_recipient = remove_recipient,
};

static sfsistat
on_end(SMFICTX *ctx)
{
	struct smtp_session *session = session_of(ctx);
	struct smtp_answer answer;

	if (!has_message(ctx))
		return SMFIS_TEMPFAIL;
	g_atomic_int_inc(&service->calls);
	answer = smtp_session_end(session, &way, ctx);
	smtp_session_reset(session);
	g_atomic_int_add(&service->calls, -1);
	return status_of(ctx, answer);
}

static sfsistat
on_abort(SMFICTX *ctx)
{
	smtp_session_reset(session_of(ctx));
	return SMFIS_CONTINUE;
}

/* The only callback of a connection at times. */
static sfsistat
on_close(SMFICTX *ctx)
{
	smtp_session_free(smfi_getpriv(ctx));
	(void)smfi_setpriv(ctx, NULL);
	return SMFIS_CONTINUE;
}

bool
callbacks_register(struct service *of)
{
	static char name[] = "postcase";
	const struct smfiDesc callbacks = {
		.xxfi_name = name,
		.xxfi_version = SMFI_VERSION,
		.xxfi_flags = ACTIONS,
		.xxfi_connect = on_connect,
		.xxfi_envfrom = on_mail,
		.xxfi_envrcpt = on_rcpt,
		.xxfi_header = on_field,
		.xxfi_body = on_body,
		.xxfi_eom = on_end,
		.xxfi_abort = on_abort,
		.xxfi_close = on_close,
		.xxfi_data = on_data,
		.xxfi_negotiate = on_negotiate,
	};

	service = of;
	return smfi_register(callbacks) == MI_SUCCESS;
}
