-- Who is in the team already gets the position, if one is given.
-- $1 team, $2 logins as text[], $3 position or NULL
INSERT INTO team_member (team_id, user_id, position)
SELECT t.id, u.id, $3::text
FROM team t
JOIN users u ON u.login = ANY ($2::text[])
WHERE t.name = $1
ON CONFLICT (team_id, user_id) DO UPDATE
SET position = coalesce(excluded.position, team_member.position)
