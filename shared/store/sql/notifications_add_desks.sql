-- Tells those in whose inbox an e-mail lies: a copy came that gave it to more
-- of them (DUP-4: each is told once, whichever way it came).
-- $1 e-mail
INSERT INTO notification (user_id, note_id)
SELECT l.user_id, l.note_id
FROM note_listener l
WHERE l.email_id = $1 AND l.direct
ORDER BY l.user_id
ON CONFLICT DO NOTHING
