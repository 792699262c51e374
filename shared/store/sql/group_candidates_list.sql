-- Among whom a group account distributes, whose turn is next, and why somebody
-- is passed over.  As a delivery would ask, picks in flight not counted.
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
), next AS (
	SELECT c.user_id
	FROM asked a
	JOIN group_candidate c ON c.group_account_id = a.id
	JOIN user_open o ON o.user_id = c.user_id
	ORDER BY a.distribution = 'round-robin'
			AND c.user_id <= coalesce((SELECT pointer FROM turn), 0),
		CASE a.distribution WHEN 'least-busy' THEN o.open_cases END,
		CASE a.distribution WHEN 'least-busy'
			THEN o.last_assigned_at END NULLS FIRST,
		c.user_id
	LIMIT 1
)
SELECT u.login, u.name, s.open_cases, u.open_limit,
	s.state = 'free' AS candidate,
	u.id IS NOT DISTINCT FROM (SELECT user_id FROM next) AS next,
	nullif(s.state, 'free') AS passed_over
FROM asked a
JOIN group_member m ON m.group_account_id = a.id
JOIN users u ON u.id = m.user_id
JOIN user_state s ON s.user_id = u.id
ORDER BY u.id
