-- A page of the e-mails that somebody may read, by where they lie and what they
-- are; the newest first.
-- $1 user, $2 level of his right to read, $3 place on his desk, 'desk': all of it but the trash, or NULL: anywhere, $4 folder or NULL, $5 group folder or NULL, $6 place in it or NULL, $7 unread ones only, $8 important ones only, $9 case or NULL, $10 address in From or NULL, $11 received before or NULL, $12 words of the subject as text[] or NULL, $13 those that agents sent only, $14 ids below this one, or NULL: any, $15 rows at most
-- -> id, message_id, subject, from, from_name, status, parent_type, case, class, sent_at, received_at, attachments, unreadable, place, read, important, marks
SELECT l.id, l.message_id, l.subject, l."from", l.from_name, l.status,
	l.parent_type, l.case_number AS "case", l.class, l.sent_at,
	l.received_at, l.attachments, l.unreadable, h.place,
	h.is_read AS read, h.important,
	CASE WHEN h.is_read THEN '' ELSE 'N' END ||
		CASE WHEN h.important THEN '!' ELSE '' END AS marks
FROM (
	SELECT e.id
	FROM email e
	LEFT JOIN email_user d ON d.email_id = e.id AND d.user_id = $1::bigint
	WHERE ($3::text IS NULL OR ($3::text = 'desk' AND d.place <> 'trash')
			OR d.place = $3::text)
		AND ($3::text IS DISTINCT FROM 'inbox' OR (
			SELECT true
			FROM inbox i
			WHERE i.email_id = e.id AND i.user_id = $1::bigint
			LIMIT 1))
		AND ($4::bigint IS NULL OR d.folder_id = $4::bigint)
		AND ($5::bigint IS NULL OR (e.group_folder_id = $5::bigint
			AND (($6::text IS NULL AND e.group_place IS NULL)
				OR e.group_place = $6::text)))
		AND (NOT $7::boolean OR NOT d.is_read)
		AND (NOT $8::boolean OR d.important)
		AND ($9::bigint IS NULL OR e.case_number = $9::bigint)
		AND ($10::text IS NULL OR e.id IN (
			SELECT r.email_id
			FROM email_role r
			JOIN email_address a ON a.id = r.address_id
			WHERE a.address = $10::text AND r.role = 'from'))
		AND ($11::timestamptz IS NULL OR e.received_at < $11::timestamptz)
		AND ($12::text[] IS NULL OR NOT EXISTS (
			SELECT
			FROM unnest($12::text[]) AS w (word)
			WHERE strpos(lower(e.subject), lower(w.word)) = 0))
		AND ($2::level = 'all' OR (
			SELECT true
			FROM email_tie t
			WHERE t.email_id = e.id AND t.user_id = $1::bigint
				AND t.level <= $2::level
			LIMIT 1))
		AND (NOT $13::boolean OR e.status = 'Sent')
		AND ($14::bigint IS NULL OR e.id < $14::bigint)
	ORDER BY e.id DESC
	LIMIT $15::bigint
) AS page
JOIN email_line l ON l.id = page.id
LEFT JOIN email_user h ON h.email_id = page.id AND h.user_id = $1::bigint
ORDER BY page.id DESC
