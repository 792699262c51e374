-- Tells the teams of a group account of the note that an e-mail left on a case
-- that found no assignee: somebody must look.
-- $1 case, $2 e-mail, $3 group account
INSERT INTO notification (user_id, note_id)
SELECT DISTINCT m.user_id, n.id
FROM note n
JOIN team_of_account t ON t.group_account_id = $3
JOIN team_member m ON m.team_id = t.team_id
JOIN users u ON u.id = m.user_id AND u.active
JOIN user_right r ON r.user_id = m.user_id
	AND r.email_read IN ('team', 'all')
WHERE n.email_id = $2 AND n.case_number = (SELECT case_ref($1::bigint))
ORDER BY m.user_id
ON CONFLICT DO NOTHING
