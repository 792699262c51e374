-- A page of a user's notifications, the newest first.  Of what he may not read
-- any more it is only said that there was something.
-- $1 user, $2 level of his right to read e-mails, $3 and cases, $4 read ones too, $5 ids below this one, or NULL: any, $6 rows at most
-- -> id, at, kind, case, email, who, subject, text, read
SELECT n.id, n.at, CASE WHEN r.may THEN n.kind ELSE 'not yours to read' END
		AS kind,
	CASE WHEN r.may THEN n.case_number END AS "case",
	CASE WHEN r.may THEN n.email_id END AS email,
	CASE WHEN r.may THEN coalesce(f.name, f.address, u.login) END AS who,
	CASE WHEN r.may THEN coalesce(e.subject, c.name) END AS subject,
	CASE WHEN r.may THEN split_part(ltrim(left(
		coalesce(n.text, e.new_text, e.body, 'case ' || n.other_case), 1000),
		E' \t\r\n'), E'\n', 1) END AS text,
	t.read_at IS NOT NULL AS read
FROM notification t
JOIN note n ON n.id = t.note_id
LEFT JOIN users u ON u.id = n.author
LEFT JOIN cases c ON c.number = n.case_number
LEFT JOIN email e ON e.id = n.email_id
LEFT JOIN LATERAL (
	SELECT a.address, o.name
	FROM email_role o
	JOIN email_address a ON a.id = o.address_id
	WHERE o.email_id = n.email_id AND o.role = 'from'
	ORDER BY o.place
	LIMIT 1) AS f ON true
CROSS JOIN LATERAL (
	SELECT CASE WHEN n.email_id IS NULL THEN $3::level = 'all' OR EXISTS (
			SELECT
			FROM case_tie i
			WHERE i.number = n.case_number
				AND i.user_id = $1::bigint
				AND i.level <= $3::level)
		ELSE $2::level = 'all' OR EXISTS (
			SELECT
			FROM email_tie i
			WHERE i.email_id = n.email_id
				AND i.user_id = $1::bigint
				AND i.level <= $2::level) END AS may
	OFFSET 0) AS r
WHERE t.user_id = $1::bigint
	AND ($4::boolean OR t.read_at IS NULL)
	AND ($5::bigint IS NULL OR t.note_id < $5::bigint)
ORDER BY t.note_id DESC
LIMIT $6::bigint
