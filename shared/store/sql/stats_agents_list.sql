-- What the agents did since then, as far as somebody may see it.
-- $1 since when, $2 user, $3 level of his right to read cases
-- -> login, opened, closed, open, first_response
SELECT u.login,
	count(*) FILTER (WHERE s.what = 'opened') AS opened,
	count(*) FILTER (WHERE s.what = 'closed') AS closed,
	count(*) FILTER (WHERE s.what = 'open') AS open,
	date_trunc('second', percentile_cont(0.5) WITHIN GROUP (
		ORDER BY s.response))::text AS first_response
FROM case_event s
JOIN users u ON u.id = s.assigned_user
WHERE (s.what = 'open' OR s.at >= $1::timestamptz)
	AND ($3::level = 'all' OR (
		SELECT true
		FROM case_tie t
		WHERE t.number = s.number AND t.user_id = $2::bigint
			AND t.level <= $3::level
		LIMIT 1))
GROUP BY u.login
ORDER BY u.login
