-- What speaks for and against two cases being one, for each pair of them.
-- Their people know each other when one wrote in both, when both sides wrote to
-- a third, or when each side wrote to the other: that one side names the other
-- proves nothing, for anybody can.  Each case's people are looked for once.
-- $1 numbers as bigint[]
-- -> older, younger, linked, spoken, known
WITH person AS MATERIALIZED (
	SELECT case_number, address_id, wrote
	FROM case_correspondent
	WHERE case_number = ANY($1::bigint[])
), common AS MATERIALIZED (
	SELECT older, younger, bool_or(same) OR count(DISTINCT wrote)
		FILTER (WHERE NOT same) = 2 AS known
	FROM (
		SELECT x.number AS older, y.number AS younger,
			x.wrote = y.wrote AS same, x.wrote
		FROM (
			SELECT address_id, array_agg(case_number) AS numbers,
				array_agg(wrote) AS wrotes
			FROM person
			GROUP BY address_id
			HAVING count(DISTINCT case_number) > 1) AS p
		CROSS JOIN LATERAL unnest(p.numbers, p.wrotes)
			AS x (number, wrote)
		CROSS JOIN LATERAL unnest(p.numbers, p.wrotes)
			AS y (number, wrote)
		WHERE x.number < y.number) AS met
	GROUP BY older, younger
)
SELECT a.number, b.number,
	EXISTS (
		SELECT
		FROM case_link l
		WHERE l.older = a.number AND l.younger = b.number) AS linked,
	b.first_response_at IS NOT NULL OR EXISTS (
		SELECT
		FROM email e
		WHERE e.case_number = b.number AND e.status <> 'Archived')
	OR EXISTS (
		SELECT
		FROM note n
		WHERE n.case_number = b.number AND n.author IS NOT NULL)
		AS spoken,
	coalesce(c.known, false) AS known
FROM cases a
JOIN cases b ON b.number > a.number
LEFT JOIN common c ON c.older = a.number AND c.younger = b.number
WHERE a.number = ANY($1::bigint[]) AND b.number = ANY($1::bigint[])
ORDER BY a.number, b.number
