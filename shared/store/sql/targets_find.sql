-- Is what a group account or a team member shall get there?  NULL is there.
-- $1 team or NULL, $2 position of that team or NULL, $3 login or NULL
-- -> team_found, position_found, user_found, positions
SELECT $1::text IS NULL OR t.id IS NOT NULL AS team_found,
	$2::text IS NULL OR EXISTS (
		SELECT
		FROM team_position p
		WHERE p.team_id = t.id AND p.name = $2::text) AS position_found,
	$3::text IS NULL OR EXISTS (
		SELECT
		FROM users u
		WHERE u.login = $3::text) AS user_found,
	(SELECT string_agg(p.name, ', ' ORDER BY p.name)
		FROM team_position p
		WHERE p.team_id = t.id) AS positions
FROM (SELECT $1::text AS name) AS asked
LEFT JOIN team t ON t.name = asked.name
