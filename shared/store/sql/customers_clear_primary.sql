-- Makes room for another primary address, if it has that one.
-- $1 kind, $2 id, $3 address
-- -> address
WITH next AS (
	SELECT a.id, a.address
	FROM email_address a
	JOIN address_owner o ON o.address_id = a.id
	WHERE CASE $1 WHEN 'contact' THEN o.contact_id
			WHEN 'account' THEN o.account_id
			WHEN 'lead' THEN o.lead_id END = $2::bigint
		AND a.address = $3
), cleared AS (
	UPDATE address_owner o
	SET is_primary = false
	WHERE CASE $1 WHEN 'contact' THEN o.contact_id
			WHEN 'account' THEN o.account_id
			WHEN 'lead' THEN o.lead_id END = $2::bigint
		AND o.is_primary AND EXISTS (SELECT FROM next)
)
SELECT address FROM next
