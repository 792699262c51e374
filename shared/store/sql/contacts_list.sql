-- A page of contacts, the newest first.
-- $1 id of one, or NULL: all, $2 ids below this one, or NULL: any, $3 rows at most
-- -> id, name, emails, account, cases, created_at
SELECT c.id, c.name,
	(SELECT coalesce(jsonb_agg(a.address
			ORDER BY o.is_primary DESC, a.address), '[]')
		FROM address_owner o
		JOIN email_address a ON a.id = o.address_id
		WHERE o.contact_id = c.id) AS emails,
	b.name AS account,
	(SELECT count(*) FROM cases s WHERE s.contact_id = c.id) AS cases,
	c.created_at
FROM contact c
LEFT JOIN account b ON b.id = c.account_id
WHERE ($1::bigint IS NULL OR c.id = $1::bigint)
	AND ($2::bigint IS NULL OR c.id < $2::bigint)
ORDER BY c.id DESC
LIMIT $3::bigint
