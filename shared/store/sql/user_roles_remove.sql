-- $1 role, $2 logins as text[]
-- -> login
DELETE FROM user_role g
USING role r, users u
WHERE r.name = $1 AND g.role_id = r.id AND u.id = g.user_id
	AND u.login = ANY ($2::text[])
RETURNING u.login
