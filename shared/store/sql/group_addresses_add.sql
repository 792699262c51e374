-- An address that is taken stays where it is: then fewer rows come back.
-- $1 name of the account, $2 addresses as text[], $3 the first is the primary one
-- -> address
INSERT INTO group_address (address, group_account_id, is_primary)
SELECT asked.address, a.id, asked.place = 1 AND $3::boolean
FROM group_account a
CROSS JOIN unnest($2::text[]) WITH ORDINALITY AS asked (address, place)
WHERE a.name = $1
ON CONFLICT (address) DO NOTHING
RETURNING address
