-- What speaks for and against two cases being one, for each pair of them.
-- Only what was written by people whom their case accepts counts as knowing.
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
		SELECT address_id FROM case_correspondent
		WHERE case_number = a.number
		INTERSECT
		SELECT address_id FROM case_correspondent
		WHERE case_number = b.number) AS known
FROM cases a
JOIN cases b ON b.number > a.number
WHERE a.number = ANY($1::bigint[]) AND b.number = ANY($1::bigint[])
ORDER BY a.number, b.number
