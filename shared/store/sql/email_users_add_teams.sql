-- The teams of group accounts, and of a group folder, have an e-mail, too.
-- $1 e-mail, $2 group accounts as bigint[], $3 group folder or NULL
INSERT INTO email_user (email_id, user_id)
SELECT DISTINCT $1::bigint, m.user_id
FROM (SELECT t.team_id
	FROM team_of_account t
	WHERE t.group_account_id = ANY ($2::bigint[])
	UNION ALL
	SELECT t.team_id
	FROM group_folder_team t
	WHERE t.group_folder_id = $3) AS t
JOIN team_member m ON m.team_id = t.team_id
JOIN users u ON u.id = m.user_id AND u.active
ORDER BY m.user_id
ON CONFLICT DO NOTHING
