-- $1 kind, $2 id, $3 addresses as text[]
-- -> address
DELETE FROM address_owner o
USING email_address a
WHERE CASE $1 WHEN 'contact' THEN o.contact_id WHEN 'account' THEN o.account_id
		WHEN 'lead' THEN o.lead_id END = $2::bigint
	AND a.id = o.address_id AND a.address = ANY ($3::text[])
RETURNING a.address
