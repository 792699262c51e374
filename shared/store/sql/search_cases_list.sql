-- The cases that somebody may read and in which these words stand: in an e-mail
-- that he may read (of the newest 2,000 that have them), or in a note; the latest
-- activity first.
-- $1 words, as for a search engine, $2 user, $3 level of his right to read cases, $4 and e-mails, $5 rows at most
-- -> number, status, assigned, last_activity_at, found, name
SELECT c.number, c.status, u.login AS assigned, c.last_activity_at, h.found,
	c.name
FROM (
	SELECT f.number, count(*) AS found
	FROM (
		SELECT e.case_number AS number
		FROM (
			SELECT w.email_id
			FROM email_words w
			WHERE w.words @@ websearch_to_tsquery('simple', $1::text)
				AND ($4::level = 'all' OR (
					SELECT true
					FROM email_tie t
					WHERE t.email_id = w.email_id
						AND t.user_id = $2::bigint
						AND t.level <= $4::level
					LIMIT 1))
			ORDER BY w.email_id DESC
			LIMIT 2000) AS w
		JOIN email e ON e.id = w.email_id AND e.case_number IS NOT NULL
		UNION ALL
		SELECT n.case_number
		FROM note n
		WHERE to_tsvector('simple', n.text)
				@@ websearch_to_tsquery('simple', $1::text)
			AND n.text IS NOT NULL AND n.kind = 'note') AS f
	GROUP BY f.number) AS h
JOIN cases c ON c.number = h.number
LEFT JOIN users u ON u.id = c.assigned_user
WHERE $3::level = 'all' OR (
	SELECT true
	FROM case_tie t
	WHERE t.number = c.number AND t.user_id = $2::bigint
		AND t.level <= $3::level
	LIMIT 1)
ORDER BY c.last_activity_at DESC, c.number DESC
LIMIT $5::bigint
