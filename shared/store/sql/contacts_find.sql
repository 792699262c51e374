-- The contacts that have one of these addresses, the oldest first.
-- $1 addresses as text[]
-- -> id, name, address
SELECT c.id, c.name, a.address
FROM email_address a
JOIN address_owner o ON o.address_id = a.id
JOIN contact c ON c.id = o.contact_id
WHERE a.address = ANY ($1::text[])
ORDER BY c.id
LIMIT 50
