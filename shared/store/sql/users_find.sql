-- $1 login, $2 who asks
-- -> id, active, shares_team
SELECT u.id, u.active,
	EXISTS (SELECT
		FROM team_member m
		JOIN team_member h ON h.team_id = m.team_id
		WHERE m.user_id = u.id AND h.user_id = $2::bigint) AS shares_team
FROM users u
WHERE u.login = $1
