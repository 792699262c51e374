-- Who is in which field.  An address twice in a field counts once.
-- $1 e-mail, $2 addresses, $3 roles, $4 names: three text[] of equal length
INSERT INTO email_role (address_id, email_id, role, place, name)
SELECT a.id, $1, asked.role, asked.place - 1, asked.name
FROM unnest($2::text[], $3::text[], $4::text[])
	WITH ORDINALITY AS asked (address, role, name, place)
JOIN email_address a ON a.address = asked.address
ON CONFLICT DO NOTHING
