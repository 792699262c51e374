-- $1 role, $2 team or NULL: none
-- -> name
DELETE FROM team_role g
USING role r, team t
WHERE r.name = $1 AND g.role_id = r.id AND t.id = g.team_id
	AND t.name = $2::text
RETURNING t.name
