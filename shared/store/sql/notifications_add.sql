-- Tells of the notes that this transaction left on a case.
-- $1 case
INSERT INTO notification (user_id, note_id)
SELECT DISTINCT l.user_id, l.note_id
FROM note_listener l
WHERE l.case_number = (SELECT case_ref($1::bigint)) AND l.at = now()
ORDER BY l.user_id, l.note_id
ON CONFLICT DO NOTHING
