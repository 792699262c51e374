-- The first one is primary, where there is none.
-- $1 kind, $2 ids as bigint[], $3 addresses as text[]
INSERT INTO address_owner (address_id, contact_id, account_id, lead_id,
	is_primary)
SELECT a.id, CASE WHEN $1 = 'contact' THEN l.id END,
	CASE WHEN $1 = 'account' THEN l.id END,
	CASE WHEN $1 = 'lead' THEN l.id END,
	l.place = min(l.place) OVER (PARTITION BY l.id) AND NOT EXISTS (
		SELECT
		FROM address_owner o
		WHERE CASE $1 WHEN 'contact' THEN o.contact_id
				WHEN 'account' THEN o.account_id
				WHEN 'lead' THEN o.lead_id END = l.id
			AND o.is_primary)
FROM unnest($2::bigint[], $3::text[]) WITH ORDINALITY AS l (id, address, place)
JOIN email_address a ON a.address = l.address
ORDER BY l.place
ON CONFLICT DO NOTHING
