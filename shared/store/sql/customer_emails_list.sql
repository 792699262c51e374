-- The stream of a customer: of its newest thousand e-mails those that somebody
-- may read.
-- $1 kind, $2 id, $3 who reads, $4 at which level
-- -> id, at, kind, from, subject, case, unverified
SELECT e.id, n.at, n.kind, f.address AS "from", e.subject,
	e.case_number AS "case", e.unverified
FROM (
	SELECT *
	FROM email
	WHERE CASE $1 WHEN 'contact' THEN contact_id
		WHEN 'account' THEN account_id WHEN 'lead' THEN lead_id
		WHEN 'opportunity' THEN opportunity_id END = $2::bigint
	ORDER BY id DESC
	LIMIT 1000) AS e
CROSS JOIN LATERAL (
	SELECT n.at, n.kind
	FROM note n
	WHERE n.email_id = e.id
	ORDER BY n.id
	LIMIT 1) AS n
LEFT JOIN LATERAL (
	SELECT a.address
	FROM email_role r
	JOIN email_address a ON a.id = r.address_id
	WHERE r.email_id = e.id AND r.role = 'from'
	ORDER BY r.place
	LIMIT 1) AS f ON true
WHERE $4::level = 'all' OR (
	SELECT true
	FROM email_tie t
	WHERE t.email_id = e.id AND t.user_id = $3::bigint
		AND t.level <= $4::level
	LIMIT 1)
ORDER BY e.id DESC
LIMIT 20
