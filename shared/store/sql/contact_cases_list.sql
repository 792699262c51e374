-- The newest cases of a contact.
-- $1 contact
-- -> number, name, status, assigned, opened_at
SELECT c.number, c.name, c.status, u.login AS assigned, c.opened_at
FROM cases c
LEFT JOIN users u ON u.id = c.assigned_user
WHERE c.contact_id = $1::bigint
ORDER BY c.number DESC
LIMIT 20
