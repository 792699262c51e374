-- What a filter names; NULL is not there.
-- $1 address of a group account, $2 address of a personal account, $3 whose it must be, or NULL: anybody's, $4 user, $5 folder of his, $6 group folder
-- -> group_account, personal_account, folder, group_folder
SELECT (SELECT g.group_account_id
		FROM group_address g
		WHERE g.address = $1) AS group_account,
	(SELECT p.id
		FROM personal_account p
		WHERE p.address = $2
			AND ($3::bigint IS NULL OR p.user_id = $3::bigint)
		ORDER BY p.id
		LIMIT 1) AS personal_account,
	(SELECT f.id
		FROM email_folder f
		WHERE f.user_id = $4::bigint AND f.name = $5) AS folder,
	(SELECT f.id
		FROM group_folder f
		WHERE f.name = $6) AS group_folder
