-- The addresses are there already; the first becomes the primary one of a user
-- who has none.
-- $1 login, $2 addresses as text[]
INSERT INTO address_owner (address_id, user_id, is_primary)
SELECT a.id, u.id, asked.place = 1 AND NOT EXISTS (
	SELECT FROM address_owner o WHERE o.user_id = u.id AND o.is_primary)
FROM users u
CROSS JOIN unnest($2::text[]) WITH ORDINALITY AS asked (address, place)
JOIN email_address a ON a.address = asked.address
WHERE u.login = $1
ON CONFLICT DO NOTHING
