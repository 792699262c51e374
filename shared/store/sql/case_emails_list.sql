-- The e-mails of a case in the order in which they came; those that somebody may
-- read.
-- $1 number, $2 characters of each text at most, or NULL: all, $3 who reads, $4 at which level
-- -> id, message_id, subject, from, from_name, to, status, class, unreadable, stranger, unverified, same_id_as, sent_at, received_at, has_html, attachments, text, new_text
SELECT e.id, e.message_id, e.subject, f.address AS "from",
	f.name AS from_name,
	(SELECT coalesce(jsonb_agg(a.address ORDER BY r.place), '[]')
		FROM email_role r
		JOIN email_address a ON a.id = r.address_id
		WHERE r.email_id = e.id AND r.role = 'to') AS "to",
	e.status, e.class, e.unreadable, e.stranger, e.unverified,
	e.same_id_as, e.sent_at, e.received_at,
	e.html IS NOT NULL AS has_html,
	(SELECT coalesce(jsonb_agg(jsonb_build_object('part', t.part,
			'name', t.name, 'type', t.type, 'size', t.size)
			ORDER BY t.part), '[]')
		FROM attachment t
		WHERE t.email_id = e.id) AS attachments,
	CASE WHEN $2::integer IS NULL THEN e.body
		ELSE left(e.body, $2::integer) END AS text,
	CASE WHEN $2::integer IS NULL THEN coalesce(e.new_text, e.body)
		ELSE left(coalesce(e.new_text, e.body), $2::integer)
	END AS new_text
FROM email e
LEFT JOIN LATERAL (
	SELECT a.address, r.name
	FROM email_role r
	JOIN email_address a ON a.id = r.address_id
	WHERE r.email_id = e.id AND r.role = 'from'
	ORDER BY r.place
	LIMIT 1
) f ON true
WHERE e.case_number = $1::bigint
	AND ($4::level = 'all' OR EXISTS (
		SELECT
		FROM email_tie t
		WHERE t.email_id = e.id AND t.user_id = $3::bigint
			AND t.level <= $4::level))
ORDER BY e.id
