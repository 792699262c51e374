-- What is NULL stays as it is; '' takes a value away.
-- $1 login, $2 name, $3 active, $4 away until or '', $5 limit of open cases or '', $6 administrator, $7 language, $8 time zone or '', $9 tell of the inbox, $10 tell of what is followed, $11 what goes by mail, $12 once a day
-- -> login
UPDATE users
SET name = coalesce($2::text, name),
	active = coalesce($3::boolean, active),
	away_until = CASE WHEN $4::text IS NULL THEN away_until
		ELSE nullif($4::text, '')::timestamptz END,
	open_limit = CASE WHEN $5::text IS NULL THEN open_limit
		ELSE nullif($5::text, '')::integer END,
	administrator = coalesce($6::boolean, administrator),
	language = coalesce($7::text, language),
	time_zone = CASE WHEN $8::text IS NULL THEN time_zone
		ELSE nullif($8::text, '') END,
	tell_inbox = coalesce($9::boolean, tell_inbox),
	tell_stream = coalesce($10::boolean, tell_stream),
	mail_me = coalesce($11::text, mail_me),
	mail_daily = coalesce($12::boolean, mail_daily)
WHERE login = $1
RETURNING login
