-- Never the primary one.
-- $1 an address of the account, $2 addresses as text[]
-- -> address
DELETE FROM group_address g
USING group_address known
WHERE known.address = $1 AND g.group_account_id = known.group_account_id
	AND NOT g.is_primary AND g.address = ANY ($2::text[])
RETURNING g.address
