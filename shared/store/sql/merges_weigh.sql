-- What speaks for and against two cases being one, for each pair of them.
-- Their people know each other when one wrote in both, when both sides wrote to
-- a third, or when each side wrote to the other: that one side names the other
-- proves nothing, for anybody can.
-- $1 numbers as bigint[]
-- -> older, younger, linked, spoken, known
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
	EXISTS (
		SELECT address_id, wrote FROM case_correspondent
		WHERE case_number = a.number
		INTERSECT
		SELECT address_id, wrote FROM case_correspondent
		WHERE case_number = b.number)
	OR (
		SELECT count(DISTINCT x.wrote)
		FROM case_correspondent x
		JOIN case_correspondent y ON y.address_id = x.address_id
			AND y.wrote <> x.wrote
		WHERE x.case_number = a.number AND y.case_number = b.number) = 2
		AS known
FROM cases a
JOIN cases b ON b.number > a.number
WHERE a.number = ANY($1::bigint[]) AND b.number = ANY($1::bigint[])
ORDER BY a.number, b.number
