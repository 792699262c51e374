#include "store/notes.h"

#include "store/pg.h"

bool
notes_add_mail(struct tx *tx, gint64 casefile, const struct note_mail *mail,
	GError **error)
{
	const struct param params[] = {
		param_case(casefile),
		param_int(mail->email),
		param_text(mail->sent ? "email-sent" : "email-received"),
		param_bool(mail->initial),
		param_id(mail->author),
	};

	return pg_queue(tx, STMT_NOTES_ADD, PARAMS_OF(params), NOWHERE, error);
}

bool
notes_adopt(struct tx *tx, gint64 casefile, const struct note_mail *mail,
	GError **error)
{
	return pg_queue(tx, STMT_NOTES_ADOPT,
		PARAMS(param_case(casefile), param_int(mail->email),
			param_bool(mail->initial)),
		NOWHERE, error);
}

bool
notes_confirm(struct tx *tx, const struct note_mail *mail, GError **error)
{
	return pg_queue(tx, STMT_NOTES_CONFIRM,
		PARAMS(param_int(mail->email), param_int(mail->author)),
		NOWHERE, error);
}

bool
notes_follow(struct tx *tx, gint64 casefile, gint64 user, GError **error)
{
	return pg_queue(tx, STMT_SUBSCRIPTIONS_ADD,
		PARAMS(param_case(casefile), param_int(user)), NOWHERE, error);
}

bool
notes_follow_teams(struct tx *tx, gint64 casefile, gint64 group_account,
	GError **error)
{
	return pg_queue(tx, STMT_SUBSCRIPTIONS_ADD_TEAMS,
		PARAMS(param_case(casefile), param_int(group_account)), NOWHERE,
		error);
}

bool
notes_add_event(struct tx *tx, gint64 casefile, const struct note_event *event,
	GError **error)
{
	const struct param params[] = {
		param_case(casefile),
		param_text(event->kind),
		param_case(event->other),
		param_id(event->author),
		param_text(event->text),
	};

	return pg_queue(tx, STMT_NOTES_ADD_EVENT, PARAMS_OF(params), NOWHERE,
		error);
}

bool
notes_add_taken(struct tx *tx, gint64 casefile, GError **error)
{
	return pg_queue(tx, STMT_NOTES_ADD_TAKEN, PARAMS(param_case(casefile)),
		NOWHERE, error);
}

bool
notes_tell_followers(struct tx *tx, gint64 casefile, GError **error)
{
	return pg_queue(tx, STMT_NOTIFICATIONS_ADD,
		PARAMS(param_case(casefile)), NOWHERE, error);
}

bool
notes_tell_caseless(struct tx *tx, gint64 email, GError **error)
{
	return pg_queue(tx, STMT_NOTIFICATIONS_ADD_CASELESS,
		PARAMS(param_int(email)), NOWHERE, error);
}

bool
notes_tell_desks(struct tx *tx, gint64 email, GError **error)
{
	return pg_queue(tx, STMT_NOTIFICATIONS_ADD_DESKS,
		PARAMS(param_int(email)), NOWHERE, error);
}

bool
notes_tell_team(struct tx *tx, gint64 casefile, gint64 email,
	gint64 group_account, GError **error)
{
	return pg_queue(tx, STMT_NOTIFICATIONS_ADD_TEAM,
		PARAMS(param_case(casefile), param_int(email),
			param_int(group_account)),
		NOWHERE, error);
}
