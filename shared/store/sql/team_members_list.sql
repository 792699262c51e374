-- Who is in a team, and who of them could be given a case now.
-- $1 team
-- -> login, name, position, active, away_until, state, open_cases, open_limit
SELECT u.login, u.name, m.position, u.active, u.away_until,
	CASE WHEN NOT u.active THEN 'inactive'
		WHEN u.away_until > now() THEN 'away'
		WHEN EXISTS (SELECT FROM available_user v WHERE v.id = u.id)
			THEN 'free'
		ELSE 'at the limit' END AS state,
	(SELECT count(*)
		FROM cases c
		WHERE c.assigned_user = u.id
			AND c.status IN ('New', 'Assigned', 'Pending'))
		AS open_cases,
	u.open_limit
FROM team t
JOIN team_member m ON m.team_id = t.id
JOIN users u ON u.id = m.user_id
WHERE t.name = $1
ORDER BY u.login
