-- $1 user, $2 notifications as bigint[], or NULL: all that are not read yet
-- -> id
UPDATE notification
SET read_at = coalesce(read_at, now())
WHERE user_id = $1::bigint
	AND (($2::bigint[] IS NULL AND read_at IS NULL)
		OR note_id = ANY($2::bigint[]))
RETURNING note_id AS id
