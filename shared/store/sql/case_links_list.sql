-- The cases that a case has to do with, and why.
-- $1 number
-- -> number, status, why, reason, name, at
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
ORDER BY 1
