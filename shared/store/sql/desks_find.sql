-- What e-mails are to a user: do they lie on his desk, and in a group folder
-- that he looks into?  Those that are not there are left out.
-- $1 user or NULL: nobody, $2 e-mails as bigint[], $3 he looks into all group folders
-- -> id, has, shared
SELECT e.id, d.user_id IS NOT NULL AS has,
	e.group_folder_id IS NOT NULL AND (EXISTS (SELECT
			FROM group_folder_member m
			WHERE m.group_folder_id = e.group_folder_id
				AND m.user_id = $1::bigint)
		OR ($3::boolean AND d.user_id IS NULL)) AS shared
FROM email e
LEFT JOIN email_user d ON d.email_id = e.id AND d.user_id = $1::bigint
WHERE e.id = ANY($2::bigint[])
ORDER BY e.id
