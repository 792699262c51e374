-- What speaks for and against two cases being one, for each pair of them.
-- The same people: whoever wrote and is accepted on the one is accepted on the
-- other as well, so a merge lets nobody in and locks nobody out.  A list: both
-- were opened by mail of a list, to an address that this mail goes to, too.
-- $1 numbers as bigint[], $2 addresses in To and Cc of the mail as text[], or NULL: it is no list's
-- -> older, younger, linked, spoken, same_people, same_list
WITH author AS MATERIALIZED (
	SELECT c.case_number, c.address_id
	FROM case_correspondent c
	JOIN participant p ON p.case_number = c.case_number
		AND p.address_id = c.address_id AND p.accepted
	WHERE c.wrote AND c.case_number = ANY($1::bigint[])
), pair AS (
	SELECT a.number AS older, b.number AS younger, b.first_response_at
	FROM cases a
	JOIN cases b ON b.number > a.number
	WHERE a.number = ANY($1::bigint[]) AND b.number = ANY($1::bigint[])
), opened_by_list AS MATERIALIZED (
	SELECT n.case_number
	FROM note n
	JOIN email e ON e.id = n.email_id
	WHERE n.case_number = ANY($1::bigint[]) AND n.initial
		AND e.class = 'list'
), written_to AS MATERIALIZED (
	SELECT c.case_number, c.address_id
	FROM case_correspondent c
	JOIN email_address a ON a.id = c.address_id
	WHERE NOT c.wrote AND c.case_number = ANY($1::bigint[])
		AND a.address = ANY($2::text[])
)
SELECT older, younger,
	EXISTS (
		SELECT
		FROM case_link l
		WHERE l.older = pair.older AND l.younger = pair.younger
			AND l.why <> 'number'),
	first_response_at IS NOT NULL OR EXISTS (
		SELECT
		FROM email e
		WHERE e.case_number = younger AND e.status <> 'Archived')
	OR EXISTS (
		SELECT
		FROM note n
		WHERE n.case_number = younger AND n.author IS NOT NULL),
	EXISTS (SELECT FROM author WHERE case_number = older)
	AND EXISTS (SELECT FROM author WHERE case_number = younger)
	AND NOT EXISTS (
		SELECT
		FROM author w
		WHERE w.case_number IN (older, younger) AND NOT EXISTS (
			SELECT
			FROM participant p
			WHERE p.address_id = w.address_id AND p.accepted
				AND p.case_number = CASE w.case_number
					WHEN older THEN younger ELSE older END)),
	older IN (SELECT case_number FROM opened_by_list)
	AND younger IN (SELECT case_number FROM opened_by_list)
	AND EXISTS (
		SELECT
		FROM written_to x
		JOIN written_to y ON y.address_id = x.address_id
		WHERE x.case_number = older AND y.case_number = younger)
FROM pair
ORDER BY older, younger
