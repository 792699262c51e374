-- The records that have this address; our own group accounts and users too.
-- $1 address in lower case
-- -> kind, id, account_id, is_primary
SELECT 'ours', g.group_account_id, NULL, g.is_primary
FROM group_address g
WHERE g.address = $1
UNION ALL
SELECT CASE WHEN o.user_id IS NOT NULL THEN 'user'
		WHEN o.contact_id IS NOT NULL THEN 'contact'
		WHEN o.account_id IS NOT NULL THEN 'account'
		ELSE 'lead' END,
	coalesce(o.user_id, o.contact_id, o.account_id, o.lead_id),
	coalesce(c.account_id, o.account_id),
	o.is_primary
FROM email_address a
JOIN address_owner o ON o.address_id = a.id
LEFT JOIN contact c ON c.id = o.contact_id
WHERE a.address = $1
LIMIT 50
