-- What e-mails are to a user: do they lie on his desk, and in a group folder
-- that he looks into?  A row for each, in the order of ids.
-- $1 user, $2 e-mails as bigint[], $3 he looks into all group folders
-- -> id, has, shared
SELECT asked.id, d.user_id IS NOT NULL AS has,
	e.group_folder_id IS NOT NULL AND (EXISTS (SELECT
			FROM group_folder_member m
			WHERE m.group_folder_id = e.group_folder_id
				AND m.user_id = $1::bigint)
		OR ($3::boolean AND d.user_id IS NULL)) AS shared
FROM unnest($2::bigint[]) AS asked (id)
LEFT JOIN email e ON e.id = asked.id
LEFT JOIN email_user d ON d.email_id = e.id AND d.user_id = $1::bigint
ORDER BY asked.id
