-- What came to the group accounts since then, as far as somebody may see it.
-- $1 since when, $2 user, $3 level of his right to read cases
-- -> address, opened, closed, open, first_response, emails
SELECT g.address, coalesce(s.opened, 0) AS opened,
	coalesce(s.closed, 0) AS closed, coalesce(s.open, 0) AS open,
	s.first_response, coalesce(m.emails, 0) AS emails
FROM group_account a
JOIN group_address g ON g.group_account_id = a.id AND g.is_primary
LEFT JOIN (
	SELECT s.group_account_id,
		count(*) FILTER (WHERE s.what = 'opened') AS opened,
		count(*) FILTER (WHERE s.what = 'closed') AS closed,
		count(*) FILTER (WHERE s.what = 'open') AS open,
		date_trunc('second', percentile_cont(0.5) WITHIN GROUP (
			ORDER BY s.response))::text AS first_response
	FROM case_event s
	WHERE (s.what = 'open' OR s.at >= $1::timestamptz)
		AND ($3::level = 'all' OR (
			SELECT true
			FROM case_tie t
			WHERE t.number = s.number AND t.user_id = $2::bigint
				AND t.level <= $3::level
			LIMIT 1))
	GROUP BY s.group_account_id) AS s ON s.group_account_id = a.id
LEFT JOIN (
	SELECT r.group_account_id, count(*) AS emails
	FROM email e
	CROSS JOIN LATERAL (
		SELECT DISTINCT o.group_account_id
		FROM arrival o
		WHERE o.email_id = e.id) AS r
	WHERE e.received_at >= $1::timestamptz
	GROUP BY r.group_account_id) AS m ON m.group_account_id = a.id
WHERE $3::level = 'all' OR EXISTS (
	SELECT
	FROM team_of_account o
	JOIN team_member i ON i.team_id = o.team_id
	WHERE o.group_account_id = a.id AND i.user_id = $2::bigint
		AND $3::level = 'team')
ORDER BY g.address
