-- A page of e-mails, the newest first.
-- $1 number of a case, or NULL: all, $2 ids below this one, or NULL: any, $3 rows at most
-- -> id, message_id, subject, from, from_name, status, parent_type, case, class, sent_at, received_at, attachments, unreadable
SELECT e.id, e.message_id, e.subject, f.address AS "from",
	f.name AS from_name, e.status,
	CASE WHEN e.case_number IS NOT NULL THEN 'Case'
		WHEN e.contact_id IS NOT NULL THEN 'Contact'
		WHEN e.account_id IS NOT NULL THEN 'Account'
		WHEN e.lead_id IS NOT NULL THEN 'Lead' END AS parent_type,
	e.case_number AS "case", e.class, e.sent_at, e.received_at,
	(SELECT count(*) FROM attachment t WHERE t.email_id = e.id)
		AS attachments,
	e.unreadable
FROM email e
LEFT JOIN LATERAL (
	SELECT a.address, r.name
	FROM email_role r
	JOIN email_address a ON a.id = r.address_id
	WHERE r.email_id = e.id AND r.role = 'from'
	ORDER BY r.place
	LIMIT 1
) f ON true
WHERE ($1::bigint IS NULL OR e.case_number = $1::bigint)
	AND ($2::bigint IS NULL OR e.id < $2::bigint)
ORDER BY e.id DESC
LIMIT $3::bigint
