-- Users whose journal does not add up to their open cases.
-- -> subject, what
SELECT u.login, coalesce(u.login, 'user ' || coalesce(j.user_id, c.user_id))
	|| ': the load journal says ' || coalesce(j.load, 0) || ', open are '
	|| coalesce(c.load, 0)
FROM (SELECT user_id, sum(change) AS load
	FROM load_journal
	GROUP BY user_id) AS j
FULL JOIN (SELECT assigned_user AS user_id, count(*) AS load
	FROM cases
	WHERE assigned_user IS NOT NULL
		AND status IN ('New', 'Assigned', 'Pending')
	GROUP BY assigned_user) AS c ON c.user_id = j.user_id
LEFT JOIN users u ON u.id = coalesce(j.user_id, c.user_id)
WHERE coalesce(j.load, 0) <> coalesce(c.load, 0)
ORDER BY 1
