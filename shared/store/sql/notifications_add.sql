-- Tells the followers of a case of the note that an e-mail left there.
-- $1 case, $2 e-mail
INSERT INTO notification (user_id, note_id)
SELECT s.user_id, n.id
FROM note n
JOIN subscription s ON s.case_number = n.case_number
JOIN users u ON u.id = s.user_id AND u.active
WHERE n.email_id = $2 AND n.case_number = case_ref($1::bigint)
ORDER BY s.user_id
ON CONFLICT DO NOTHING
