-- Addresses of group accounts whose way through Postfix is looked at.
-- $1 how many
-- -> address, relay, login
SELECT g.address, a.relay_host IS NOT NULL AS relay,
	a.relay_login IS NOT NULL AS login
FROM group_address g
JOIN group_account a ON a.id = g.group_account_id
ORDER BY a.relay_host IS NULL, g.is_primary DESC, g.address
LIMIT $1::bigint
