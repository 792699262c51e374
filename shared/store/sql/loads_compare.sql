-- Whose counted load is not what he has.
-- -> login, counted, open_cases, drift
SELECT u.login, o.open_cases AS counted, c.open_cases,
	o.open_cases - c.open_cases AS drift
FROM users u
JOIN user_open o ON o.user_id = u.id
CROSS JOIN LATERAL (
	SELECT count(*) AS open_cases
	FROM cases
	WHERE assigned_user = u.id
		AND status IN ('New', 'Assigned', 'Pending')) AS c
WHERE o.open_cases <> c.open_cases
ORDER BY u.login
