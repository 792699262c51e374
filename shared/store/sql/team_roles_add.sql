-- $1 roles as text[], $2 team or NULL: none
INSERT INTO team_role (team_id, role_id)
SELECT t.id, r.id
FROM role r
CROSS JOIN team t
WHERE r.name = ANY ($1::text[]) AND t.name = $2::text
ON CONFLICT DO NOTHING
