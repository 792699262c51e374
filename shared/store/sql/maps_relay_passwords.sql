-- How they log in there.  For `postcase maps`.
-- -> key, host, login, sealed
SELECT g.address AS key, a.relay_host AS host, a.relay_login AS login,
	encode(a.relay_password, 'hex') AS sealed
FROM group_address g
JOIN group_account a ON a.id = g.group_account_id
WHERE a.relay_password IS NOT NULL
ORDER BY g.address
