-- The newest opportunities of an account or a contact.
-- $1 kind, $2 id
-- -> id, name, stage
SELECT p.id, p.name, p.stage
FROM opportunity p
WHERE CASE $1 WHEN 'account' THEN p.account_id
		WHEN 'contact' THEN p.contact_id END = $2::bigint
ORDER BY p.id DESC
LIMIT 20
