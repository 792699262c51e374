-- Who is in a team, and who of them could be given a case now.
-- $1 team
-- -> login, name, position, active, away_until, state, open_cases, open_limit
SELECT u.login, u.name, m.position, u.active, u.away_until, s.state,
	s.open_cases, u.open_limit
FROM team t
JOIN team_member m ON m.team_id = t.id
JOIN users u ON u.id = m.user_id
JOIN user_state s ON s.user_id = u.id
WHERE t.name = $1
ORDER BY u.login
