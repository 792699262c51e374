-- The filters that have a say in a delivery, in their order: those for all
-- mail, those of the group accounts, and those of users who may get the mail:
-- whom it names, whose case it is on, and whom the accounts and the folders
-- give it to.  And one that is asked for, though it may rest.
-- $1 group accounts as bigint[], $2 addresses as text[], $3 cases and $4 users as bigint[], $5 personal account, $6 id of the one; or NULL
-- -> id, name, account, personal, user, action, folder, mark_read, skip_notification, answer, sender_is, from_is, to_is, subject_is, body_any, body_all, header_name, header_is, size_over, has_attachment, auth_is, spam_is
WITH reader AS (
	SELECT o.user_id
	FROM email_address a
	JOIN address_owner o ON o.address_id = a.id
	WHERE a.address = ANY ($2::text[])
	UNION ALL
	SELECT c.assigned_user
	FROM cases c
	WHERE c.number = ANY ($3::bigint[])
	UNION ALL
	SELECT a.assigned_user
	FROM group_account a
	WHERE a.id = ANY ($1::bigint[])
	UNION ALL
	SELECT m.user_id
	FROM team_of_account t
	JOIN team_member m ON m.team_id = t.team_id
	WHERE t.group_account_id = ANY ($1::bigint[])
	UNION ALL
	SELECT m.user_id
	FROM group_folder_team t
	JOIN team_member m ON m.team_id = t.team_id
	WHERE t.group_folder_id IN (
		SELECT a.group_folder_id
		FROM group_account a
		WHERE a.id = ANY ($1::bigint[])
		UNION ALL
		SELECT f.group_folder_id
		FROM filter f)
)
SELECT f.id, f.name, f.group_account_id, f.personal_account_id, f.user_id,
	f.action, coalesce(f.folder_id, f.group_folder_id), f.mark_read, f.skip_notification,
	f.answer, f.sender_is, f.from_is, f.to_is, f.subject_is,
	array_to_string(f.body_any, E'\n'), array_to_string(f.body_all, E'\n'),
	f.header_name, f.header_is, f.size_over, f.has_attachment, f.auth_is,
	f.spam_is
FROM filter f
WHERE f.id = $6::bigint
	OR (f.active
		AND (f.personal_account_id IS NULL
			OR f.personal_account_id = $5::bigint)
		AND (f.group_account_id IS NULL
			OR f.group_account_id = ANY ($1::bigint[]))
		AND (f.user_id IS NULL
			OR f.user_id = ANY ($4::bigint[])
			OR f.user_id IN (SELECT r.user_id FROM reader r)))
ORDER BY f.place, f.id
