-- What must be known to believe an archive recipient: are its group accounts
-- there, which addresses are ours, and was another message sent under this
-- Message-ID?
-- $1 group accounts as bigint[], $2 addresses as text[], $3 Message-ID, $4 and $5 keys of the message
-- -> kind, id, address
SELECT 'account' AS kind, g.group_account_id AS id, g.address
FROM group_address g
WHERE g.group_account_id = ANY ($1::bigint[]) AND g.is_primary
UNION ALL
SELECT 'group', g.group_account_id, g.address
FROM group_address g
WHERE g.address = ANY ($2::text[])
UNION ALL
SELECT 'user', o.user_id, a.address
FROM email_address a
JOIN address_owner o ON o.address_id = a.id AND o.user_id IS NOT NULL
WHERE a.address = ANY ($2::text[])
UNION ALL
SELECT 'other', e.id, NULL
FROM email e
WHERE e.message_id = $3 AND e.status = 'Sent'
	AND NOT EXISTS (
		SELECT
		FROM email_key k
		WHERE k.key IN ($4, $5) AND k.email_id = e.id)
