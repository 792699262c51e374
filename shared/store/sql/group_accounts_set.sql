-- All at once; asked behind the lock.
-- $1 address, $2 name, $3 mode, $4 create-case, $5 distribution, $6 team or NULL, $7 position or NULL, $8 user or NULL, $9 closed policy, $10 days of reopening or NULL, $11 generated policy, $12 tell the team
-- -> name
UPDATE group_account a
SET name = $2, mode = $3, create_case = $4::boolean, distribution = $5,
	target_team = (SELECT id FROM team WHERE name = $6::text),
	target_position = $7::text,
	assigned_user = (SELECT id FROM users WHERE login = $8::text),
	closed_policy = $9, reopen_days = $10::integer, generated_policy = $11,
	tell_team = $12::boolean
FROM group_address g
WHERE g.address = $1 AND a.id = g.group_account_id
	AND NOT EXISTS (
		SELECT
		FROM group_account o
		WHERE o.name = $2 AND o.id <> a.id)
RETURNING a.name
