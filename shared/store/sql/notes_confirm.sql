-- Its note becomes his, and he knows what he wrote himself.
-- $1 e-mail, $2 author
WITH note AS (
	UPDATE note
	SET kind = 'email-sent', author = $2::bigint
	WHERE email_id = $1
	RETURNING id
)
UPDATE notification t
SET read_at = coalesce(t.read_at, now())
FROM note
WHERE t.note_id = note.id AND t.user_id = $2::bigint
