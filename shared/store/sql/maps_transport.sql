-- Where their mail goes to, and the copies of agents' answers.  For `postcase
-- maps`.
-- $1 transport and next hop, $2 archive_domain or ""
-- -> key, value
SELECT lower($2) AS key, $1 AS value
WHERE $2 <> ''
UNION ALL
SELECT address, $1
FROM (SELECT address FROM group_address ORDER BY address) AS g
