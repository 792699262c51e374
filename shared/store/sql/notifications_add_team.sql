-- Tells a team of the note that an e-mail left on a case that found no assignee.
-- $1 case, $2 e-mail, $3 team
INSERT INTO notification (user_id, note_id)
SELECT m.user_id, n.id
FROM note n
JOIN team_member m ON m.team_id = $3
JOIN users u ON u.id = m.user_id AND u.active
WHERE n.email_id = $2 AND n.case_number = (SELECT case_ref($1::bigint))
ORDER BY m.user_id
ON CONFLICT DO NOTHING
