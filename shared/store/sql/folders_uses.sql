-- What names a personal folder, so that it must stay.
-- $1 user, $2 name
-- -> what
SELECT 'filter ' || r.id || ' (' || r.name || ')' AS what
FROM filter r
JOIN email_folder f ON f.id = r.folder_id
WHERE f.user_id = $1::bigint AND f.name = $2
ORDER BY r.id
LIMIT 5
