-- The customers of one kind that have one of these addresses, as a delivery ranks
-- them; or the account of that name.
-- $1 kind, $2 addresses as text[], $3 name or NULL
-- -> id, name, address
SELECT f.id, f.name, f.address
FROM (
	SELECT c.id, c.name, a.address, o.is_primary
	FROM email_address a
	JOIN address_owner o ON o.address_id = a.id
	JOIN customer c ON c.kind = $1
		AND c.id = CASE $1 WHEN 'contact' THEN o.contact_id
			WHEN 'account' THEN o.account_id
			WHEN 'lead' THEN o.lead_id END
	WHERE a.address = ANY ($2::text[])
	UNION ALL
	SELECT b.id, b.name, NULL, true
	FROM account b
	WHERE $1 = 'account' AND b.name = $3::text) AS f
ORDER BY f.is_primary DESC, f.id
LIMIT 50
