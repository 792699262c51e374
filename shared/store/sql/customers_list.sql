-- A page of customers of one kind, the newest first; without those that went
-- into another one, unless such a one is asked for.  Cases are those that somebody
-- may read.
-- $1 kind, $2 id of one, or NULL: all, $3 who reads, $4 at which level he may read cases, $5 ids below this one, or NULL: any, $6 rows at most
-- -> id, kind, name, emails, domains, status, account_id, account, contact_id, contact, merged_into, cases, created_at
SELECT c.id, c.kind, c.name,
	(SELECT coalesce(jsonb_agg(a.address
			ORDER BY o.is_primary DESC, a.address), '[]')
		FROM address_owner o
		JOIN email_address a ON a.id = o.address_id
		WHERE CASE $1 WHEN 'contact' THEN o.contact_id
			WHEN 'account' THEN o.account_id
			WHEN 'lead' THEN o.lead_id END = c.id) AS emails,
	(SELECT coalesce(jsonb_agg(d.domain ORDER BY d.domain), '[]')
		FROM account_domain d
		WHERE $1 = 'account' AND d.account_id = c.id) AS domains,
	c.status, c.account_id, coalesce(b.name, c.account_name) AS account,
	c.contact_id, p.name AS contact, c.merged_into,
	(SELECT count(*)
		FROM cases s
		WHERE CASE $1 WHEN 'contact' THEN s.contact_id
			WHEN 'account' THEN s.account_id
			WHEN 'lead' THEN s.lead_id END = c.id
			AND ($4::level = 'all' OR (
				SELECT true
				FROM case_tie t
				WHERE t.number = s.number
					AND t.user_id = $3::bigint
					AND t.level <= $4::level
				LIMIT 1))) AS cases,
	c.created_at
FROM customer c
LEFT JOIN account b ON b.id = c.account_id
LEFT JOIN contact p ON p.id = c.contact_id
WHERE c.kind = $1
	AND ($2::bigint IS NULL OR c.id = $2::bigint)
	AND ($2::bigint IS NOT NULL OR c.merged_into IS NULL)
	AND ($5::bigint IS NULL OR c.id < $5::bigint)
ORDER BY c.id DESC
LIMIT $6::bigint
