-- What is NULL stays as it is; '' takes a value away.
-- $1 login, $2 name, $3 active, $4 away until or '', $5 limit of open cases or '', $6 administrator
-- -> login
UPDATE users
SET name = coalesce($2::text, name),
	active = coalesce($3::boolean, active),
	away_until = CASE WHEN $4::text IS NULL THEN away_until
		ELSE nullif($4::text, '')::timestamptz END,
	open_limit = CASE WHEN $5::text IS NULL THEN open_limit
		ELSE nullif($5::text, '')::integer END,
	administrator = coalesce($6::boolean, administrator)
WHERE login = $1
RETURNING login
