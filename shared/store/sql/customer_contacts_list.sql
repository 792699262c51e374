-- The newest contacts of an account; a customer of another kind has none.
-- $1 kind, $2 id
-- -> id, name, email
SELECT c.id, c.name,
	(SELECT a.address
		FROM address_owner o
		JOIN email_address a ON a.id = o.address_id
		WHERE o.contact_id = c.id
		ORDER BY o.is_primary DESC, a.address
		LIMIT 1) AS email
FROM contact c
WHERE CASE $1 WHEN 'account' THEN c.account_id END = $2::bigint
	AND c.merged_into IS NULL
ORDER BY c.id DESC
LIMIT 20
