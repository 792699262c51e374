-- What happened on each day since then, as far as somebody may see it; days of a
-- time zone.
-- $1 since when, $2 user, $3 level of his right to read cases, $4 time zone
-- -> day, opened, closed, first_response
SELECT (s.at AT TIME ZONE $4::text)::date::text AS day,
	count(*) FILTER (WHERE s.what = 'opened') AS opened,
	count(*) FILTER (WHERE s.what = 'closed') AS closed,
	date_trunc('second', percentile_cont(0.5) WITHIN GROUP (
		ORDER BY s.response))::text AS first_response
FROM case_event s
WHERE s.what <> 'open'
	AND s.at >= $1::timestamptz
	AND ($3::level = 'all' OR (
		SELECT true
		FROM case_tie t
		WHERE t.number = s.number AND t.user_id = $2::bigint
			AND t.level <= $3::level
		LIMIT 1))
GROUP BY day
ORDER BY day
