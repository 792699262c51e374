-- Among whom a group account distributes, whose turn is next, and why somebody
-- is passed over.  The turn is the newest committed one, as the delivery asks.
-- $1 address
-- -> login, name, open_cases, open_limit, candidate, next, passed_over
WITH asked AS (
	SELECT a.*
	FROM group_address g
	JOIN group_account a ON a.id = g.group_account_id
	WHERE g.address = $1
), turn AS (
	SELECT l.pointer
	FROM assignment_log l
	JOIN asked a ON a.id = l.group_account_id
	WHERE l.turn IS NOT NULL
	ORDER BY l.turn DESC
	LIMIT 1
), member AS (
	SELECT m.user_id
	FROM asked a
	JOIN team_member m ON m.team_id = a.target_team
		AND (a.target_position IS NULL
			OR m.position = a.target_position)
	WHERE a.distribution = 'round-robin'
	UNION ALL
	SELECT a.assigned_user
	FROM asked a
	WHERE a.distribution = 'direct'
), candidate AS (
	SELECT c.user_id
	FROM asked a
	JOIN group_candidate c ON c.group_account_id = a.id
), next AS (
	SELECT coalesce(min(user_id) FILTER (WHERE user_id >
			coalesce((SELECT pointer FROM turn), 0)),
		min(user_id)) AS user_id
	FROM candidate
), load AS (
	SELECT m.user_id, count(c.number) AS open_cases
	FROM member m
	LEFT JOIN cases c ON c.assigned_user = m.user_id
		AND c.status IN ('New', 'Assigned', 'Pending')
	GROUP BY m.user_id
)
SELECT u.login, u.name, l.open_cases, u.open_limit,
	c.user_id IS NOT NULL AS candidate,
	c.user_id IS NOT DISTINCT FROM (SELECT user_id FROM next)
		AND c.user_id IS NOT NULL AS next,
	CASE WHEN c.user_id IS NOT NULL THEN NULL
		WHEN NOT u.active THEN 'inactive'
		WHEN u.away_until > now() THEN 'away'
		ELSE 'at the limit' END AS passed_over
FROM load l
JOIN users u ON u.id = l.user_id
LEFT JOIN candidate c ON c.user_id = l.user_id
ORDER BY u.id
