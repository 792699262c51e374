-- Where the mail of a group account lies, and who follows its cases.
-- $1 one of its addresses, $2 group folder, '' for none, or NULL: as it is; $3 its teams follow and $4 policy for spam, or NULL: as it is
-- -> known
UPDATE group_account a
SET group_folder_id = CASE WHEN $2::text IS NULL THEN a.group_folder_id
		ELSE (SELECT f.id FROM group_folder f WHERE f.name = $2::text)
		END,
	team_follows = coalesce($3::boolean, a.team_follows),
	spam_policy = coalesce($4, a.spam_policy)
FROM group_address g
WHERE g.address = $1 AND a.id = g.group_account_id
RETURNING coalesce($2::text, '') = '' OR a.group_folder_id IS NOT NULL AS known
