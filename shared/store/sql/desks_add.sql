-- Mail that came into a group folder lies on the desks of its teams' users; what
-- was deleted meanwhile lies nowhere.
-- $1 e-mails as bigint[], $2 group folder
INSERT INTO email_user (email_id, user_id)
SELECT DISTINCT e.id, m.user_id
FROM email e
JOIN group_folder_member m ON m.group_folder_id = e.group_folder_id
JOIN users u ON u.id = m.user_id AND u.active
WHERE e.id = ANY($1::bigint[]) AND e.group_folder_id = $2::bigint
ORDER BY e.id, m.user_id
ON CONFLICT DO NOTHING
