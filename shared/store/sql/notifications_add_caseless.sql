-- Tells of an e-mail that is on no case.
-- $1 e-mail
INSERT INTO notification (user_id, note_id)
SELECT DISTINCT l.user_id, l.note_id
FROM note_listener l
WHERE l.email_id = $1 AND l.case_number IS NULL
ORDER BY l.user_id
ON CONFLICT DO NOTHING
