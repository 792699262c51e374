-- $1 user who looks into it, or NULL: anybody, $2 name
-- -> id
SELECT f.id
FROM group_folder f
WHERE f.name = $2 AND ($1::bigint IS NULL OR EXISTS (
	SELECT
	FROM group_folder_member m
	WHERE m.group_folder_id = f.id AND m.user_id = $1::bigint))
