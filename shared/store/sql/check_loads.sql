-- Users whose counted load is not what they have.
-- -> subject, what
SELECT u.login, u.login || ': counted are ' || o.open_cases || ', open are '
	|| c.open_cases
FROM users u
JOIN user_open o ON o.user_id = u.id
CROSS JOIN LATERAL (
	SELECT count(*) AS open_cases
	FROM cases
	WHERE assigned_user = u.id
		AND status IN ('New', 'Assigned', 'Pending')) AS c
WHERE o.open_cases <> c.open_cases
ORDER BY u.login
