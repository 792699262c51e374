-- What was decided, in the order of time.  What is not given is NULL; an OR of
-- the three would read the whole table.
-- $1 queue id, $2 Message-ID, $3 number of a case
-- -> at, queue_id, verdict, email, case, assigned, facts
SELECT d.at, d.queue_id, d.verdict, d.email_id AS email,
	d.case_number AS "case", u.login AS assigned, d.facts
FROM (SELECT id FROM decision WHERE queue_id = $1::text
	UNION
	SELECT m.id
	FROM email e
	JOIN decision m ON m.email_id = e.id
	WHERE e.message_id = $2::text
	UNION
	SELECT id FROM decision WHERE case_number = $3::bigint) AS found
JOIN decision d ON d.id = found.id
LEFT JOIN users u ON u.id = (d.facts ->> 'user')::bigint
ORDER BY d.id
