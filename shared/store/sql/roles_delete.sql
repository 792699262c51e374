-- One that nobody has, and that is not the default; else no row.
-- $1 name
-- -> name
DELETE FROM role r
WHERE r.name = $1 AND NOT r.is_default
	AND NOT EXISTS (SELECT FROM user_role g WHERE g.role_id = r.id)
	AND NOT EXISTS (SELECT FROM team_role g WHERE g.role_id = r.id)
RETURNING r.name
