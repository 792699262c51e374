-- $1 team, $2 logins as text[]
-- -> login
DELETE FROM team_member m
USING team t, users u
WHERE t.name = $1 AND m.team_id = t.id AND u.id = m.user_id
	AND u.login = ANY ($2::text[])
RETURNING u.login
