-- Group addresses whose own mail leaves through another server.  For `postcase
-- maps`.
-- -> key, value
SELECT g.address AS key, a.relay_host AS value
FROM group_address g
JOIN group_account a ON a.id = g.group_account_id
WHERE a.relay_host IS NOT NULL
ORDER BY g.address
