-- The e-mails with these words that somebody may read: the newest first, or of
-- the newest 10,000 those that say it most.
-- $1 words, as for a search engine, $2 the best first, $3 user, $4 level of his right to read, $5 rows at most
-- -> id, received_at, case, from, from_name, subject, text
SELECT l.id, l.received_at, l.case_number AS "case", l."from", l.from_name,
	l.subject,
	ts_headline('simple', left(coalesce(e.new_text, e.body, ''), 20000),
		websearch_to_tsquery('simple', $1::text),
		'StartSel="", StopSel="", MinWords=8, MaxWords=20') AS text
FROM (
	SELECT w.email_id, row_number() OVER () AS n
	FROM (
		SELECT i.email_id
		FROM (
			SELECT m.email_id, m.words
			FROM email_words m
			WHERE m.words @@ websearch_to_tsquery('simple', $1::text)
				AND ($4::level = 'all' OR (
					SELECT true
					FROM email_tie t
					WHERE t.email_id = m.email_id
						AND t.user_id = $3::bigint
						AND t.level <= $4::level
					LIMIT 1))
			ORDER BY m.email_id DESC
			LIMIT CASE WHEN $2::boolean THEN 10000
				ELSE $5::bigint END) AS i
		ORDER BY CASE WHEN $2::boolean THEN ts_rank_cd(i.words,
				websearch_to_tsquery('simple', $1::text)) END
				DESC NULLS LAST,
			i.email_id DESC
		LIMIT $5::bigint) AS w
) AS found
JOIN email_line l ON l.id = found.email_id
JOIN email e ON e.id = found.email_id
ORDER BY found.n
