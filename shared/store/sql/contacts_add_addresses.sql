-- The addresses are there already; the first becomes the primary one.
-- $1 contact, $2 addresses as text[]
INSERT INTO address_owner (address_id, contact_id, is_primary)
SELECT a.id, $1::bigint, asked.place = 1
FROM unnest($2::text[]) WITH ORDINALITY AS asked (address, place)
JOIN email_address a ON a.address = asked.address
ON CONFLICT DO NOTHING
