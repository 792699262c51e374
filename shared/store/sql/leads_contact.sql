-- The contact that has an address of a lead, as a delivery would choose it.
-- $1 lead
-- -> id, account_id
SELECT c.id, c.account_id
FROM address_owner l
JOIN address_owner o ON o.address_id = l.address_id AND o.contact_id IS NOT NULL
JOIN contact c ON c.id = o.contact_id
WHERE l.lead_id = $1::bigint
ORDER BY l.is_primary DESC, o.is_primary DESC, c.id
LIMIT 1
