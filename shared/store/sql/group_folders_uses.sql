-- What names a group folder, so that it must stay.
-- $1 name
-- -> what
SELECT u.what
FROM group_folder f
CROSS JOIN LATERAL (
	SELECT 'filter ' || r.id || ' (' || r.name || ')'
	FROM filter r
	WHERE r.group_folder_id = f.id
	UNION ALL
	SELECT 'group account ' || g.address
	FROM group_account a
	JOIN group_address g ON g.group_account_id = a.id AND g.is_primary
	WHERE a.group_folder_id = f.id) AS u (what)
WHERE f.name = $1
ORDER BY u.what
LIMIT 5
