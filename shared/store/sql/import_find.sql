-- What an import already knows of the lines of a file: whose the addresses and
-- the domains are, and the accounts of the names.
-- $1 kind, $2 addresses as text[], $3 names of accounts as text[], $4 domains as text[]
-- -> what, text, id, lacks_account
WITH address AS (
	SELECT DISTINCT ON (a.address) a.address, c.id,
		c.account_id IS NULL AND c.account_name IS NULL
			AS lacks_account
	FROM email_address a
	JOIN address_owner o ON o.address_id = a.id
	JOIN customer c ON c.kind = $1
		AND c.id = CASE $1 WHEN 'contact' THEN o.contact_id
			WHEN 'account' THEN o.account_id
			WHEN 'lead' THEN o.lead_id END
	WHERE a.address = ANY ($2::text[])
	ORDER BY a.address, o.is_primary DESC, c.id
)
SELECT 'address' AS what, address AS text, id, lacks_account
FROM address
UNION ALL
SELECT 'ours', g.address, 0, false
FROM group_address g
WHERE g.address = ANY ($2::text[])
UNION ALL
SELECT 'ours', a.address, 0, false
FROM email_address a
WHERE a.address = ANY ($2::text[]) AND EXISTS (
	SELECT
	FROM address_owner o
	WHERE o.address_id = a.id AND o.user_id IS NOT NULL)
UNION ALL
SELECT 'name', b.name, coalesce(b.merged_into, b.id), false
FROM account b
WHERE b.name = ANY ($3::text[])
UNION ALL
SELECT 'domain', d.domain, d.account_id, false
FROM account_domain d
WHERE d.domain = ANY ($4::text[])
