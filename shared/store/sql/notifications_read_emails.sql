-- A user knows of e-mails.
-- $1 user, $2 e-mails as bigint[]
UPDATE notification t
SET read_at = now()
FROM note n
WHERE n.email_id = ANY($2::bigint[]) AND t.note_id = n.id
	AND t.user_id = $1::bigint AND t.read_at IS NULL
