-- The cases that a case has to do with, and why; those that somebody may read.
-- $1 number, $2 who reads, $3 at which level
-- -> number, status, why, reason, name, at
SELECT number, status, why, reason, name, at
FROM (
	SELECT o.number, o.status, 'merged' AS why,
		'was merged into this one' AS reason, o.name, o.closed_at AS at
	FROM cases o
	WHERE o.merged_into = $1::bigint
	UNION ALL
	SELECT o.number, o.status, l.why,
		CASE l.why
			WHEN 'thread' THEN 'a message cites both'
			WHEN 'closed' THEN CASE o.number
				WHEN l.older THEN 'this one answers it, and it was closed'
				ELSE 'answers this one, which was closed' END
			ELSE CASE o.number
				WHEN l.older THEN 'this one names its number'
				ELSE 'names the number of this one' END
		END,
		o.name, l.at
	FROM case_link l
	JOIN cases o ON o.number IN (l.older, l.younger) AND o.number <> $1::bigint
	WHERE $1::bigint IN (l.older, l.younger)
) AS other
WHERE $3::level = 'all' OR EXISTS (
	SELECT
	FROM case_tie t
	WHERE t.number = other.number AND t.user_id = $2::bigint
		AND t.level <= $3::level)
ORDER BY number
