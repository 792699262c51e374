-- Filters and policies that wait for what nobody tells.
-- $1 our mail server tells what it found out about senders, $2 our spam filter tells
-- -> what, todo
SELECT 'filter ' || f.id || ' asks for ' || f.auth_is
		|| ', but authserv_id is empty, so it is for no mail' AS what,
	'set authserv_id (postcase.conf(5))' AS todo
FROM filter f
WHERE f.active AND f.auth_is IS NOT NULL AND NOT $1::boolean
UNION ALL
SELECT 'filter ' || f.id || ' asks for spam, but spam_header is empty',
	'set spam_header (postcase.conf(5))'
FROM filter f
WHERE f.active AND f.spam_is AND NOT $2::boolean
UNION ALL
SELECT 'group account ' || a.name || ' wants spam treated as ' || a.spam_policy
	|| ', but spam_header is empty', 'set spam_header (postcase.conf(5))'
FROM group_account a
WHERE a.spam_policy <> 'case' AND NOT $2::boolean
ORDER BY 1
LIMIT 10
