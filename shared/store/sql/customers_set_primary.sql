-- Who has addresses and no primary one gets one.
-- $1 kind, $2 id, $3 the first of these that it has, as text[]; else its oldest
UPDATE address_owner o
SET is_primary = true
FROM (
	SELECT p.address_id
	FROM address_owner p
	JOIN email_address a ON a.id = p.address_id
	WHERE CASE $1 WHEN 'contact' THEN p.contact_id
			WHEN 'account' THEN p.account_id
			WHEN 'lead' THEN p.lead_id END = $2::bigint
	ORDER BY p.is_primary DESC,
		array_position($3::text[], a.address) NULLS LAST, p.address_id
	LIMIT 1) AS first
WHERE CASE $1 WHEN 'contact' THEN o.contact_id WHEN 'account' THEN o.account_id
		WHEN 'lead' THEN o.lead_id END = $2::bigint
	AND o.address_id = first.address_id AND NOT o.is_primary
