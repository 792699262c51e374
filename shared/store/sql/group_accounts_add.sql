-- No row back means that the name is taken.
-- $1 name, $2 mode, $3 create-case, $4 distribution, $5 team or NULL, $6 position or NULL, $7 user or NULL, $8 closed policy, $9 days of reopening or NULL, $10 generated policy, $11 tell the team
-- -> name
INSERT INTO group_account (name, mode, create_case, distribution, target_team,
	target_position, assigned_user, closed_policy, reopen_days,
	generated_policy, tell_team)
VALUES ($1, $2, $3::boolean, $4,
	(SELECT id FROM team WHERE name = $5::text), $6::text,
	(SELECT id FROM users WHERE login = $7::text),
	$8, $9::integer, $10, $11::boolean)
ON CONFLICT (name) DO NOTHING
RETURNING name
