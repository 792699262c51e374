-- The filters of group accounts and those for all mail, in their order; as
-- filters_find has them.
-- -> id, name, account, personal, user, action, folder, mark_read, skip_notification, answer, sender_is, from_is, to_is, subject_is, body_any, body_all, header_name, header_is, size_over, has_attachment, auth_is, spam_is
SELECT f.id, f.name, f.group_account_id, f.personal_account_id, f.user_id,
	f.action, coalesce(f.folder_id, f.group_folder_id), f.mark_read, f.skip_notification,
	f.answer, f.sender_is, f.from_is, f.to_is, f.subject_is,
	array_to_string(f.body_any, E'\n'), array_to_string(f.body_all, E'\n'),
	f.header_name, f.header_is, f.size_over, f.has_attachment, f.auth_is,
	f.spam_is
FROM filter f
WHERE f.active AND f.personal_account_id IS NULL AND f.user_id IS NULL
ORDER BY f.place, f.id
