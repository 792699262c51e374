-- The addresses are there already.
-- $1 kind, $2 id, $3 addresses as text[]
INSERT INTO address_owner (address_id, contact_id, account_id, lead_id)
SELECT a.id, CASE WHEN $1 = 'contact' THEN $2::bigint END,
	CASE WHEN $1 = 'account' THEN $2::bigint END,
	CASE WHEN $1 = 'lead' THEN $2::bigint END
FROM email_address a
WHERE a.address = ANY ($3::text[])
ON CONFLICT DO NOTHING
