-- Tells the followers of a case of the notes that this transaction left there.
-- $1 case
INSERT INTO notification (user_id, note_id)
SELECT s.user_id, n.id
FROM note n
JOIN subscription s ON s.case_number = n.case_number
JOIN users u ON u.id = s.user_id AND u.active
WHERE n.case_number = (SELECT case_ref($1::bigint)) AND n.at = now()
ORDER BY s.user_id, n.id
ON CONFLICT DO NOTHING
