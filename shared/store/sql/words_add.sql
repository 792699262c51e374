-- Writes the words of the next e-mails that have none: subject, people, and what
-- the sender wrote himself; 50,000 characters are 200 kB at most.  What is being
-- deleted gets none.
-- $1 ids above this one, $2 e-mails at most
-- -> id
INSERT INTO email_words (email_id, words)
SELECT e.id, to_tsvector('simple', left(concat_ws(' ', e.subject, p.names,
	coalesce(e.new_text, e.body)), 50000))
FROM (
	SELECT m.id
	FROM email m
	WHERE m.id > $1::bigint AND NOT EXISTS (
		SELECT FROM email_words w WHERE w.email_id = m.id)
	ORDER BY m.id
	LIMIT $2::bigint
) AS missing
JOIN email e ON e.id = missing.id
CROSS JOIN LATERAL (
	SELECT string_agg(concat_ws(' ', r.name, a.address), ' ') AS names
	FROM email_role r
	JOIN email_address a ON a.id = r.address_id
	WHERE r.email_id = e.id AND r.place < 50) AS p
ORDER BY e.id
FOR KEY SHARE OF e SKIP LOCKED
ON CONFLICT DO NOTHING
RETURNING email_id AS id
