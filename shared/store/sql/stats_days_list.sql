-- What happened on each of these days, as far as somebody may see it; days of his
-- time zone.
-- $1 days, $2 user, $3 level of his right to read cases
-- -> day, opened, closed, first_response
SELECT (s.at AT TIME ZONE z.name)::date::text AS day,
	count(*) FILTER (WHERE s.what = 'opened') AS opened,
	count(*) FILTER (WHERE s.what = 'closed') AS closed,
	date_trunc('second', percentile_cont(0.5) WITHIN GROUP (
		ORDER BY s.response))::text AS first_response
FROM case_event s
CROSS JOIN (SELECT coalesce((
		SELECT time_zone
		FROM users
		WHERE id = $2::bigint), current_setting('TimeZone'))) AS z (name)
WHERE s.what <> 'open'
	AND s.at > now() - make_interval(days => $1::integer)
	AND ($3::level = 'all' OR (
		SELECT true
		FROM case_tie t
		WHERE t.number = s.number AND t.user_id = $2::bigint
			AND t.level <= $3::level
		LIMIT 1))
GROUP BY day
ORDER BY day
