-- $1 number, $2 status
UPDATE cases
SET status = $2, last_activity_at = now()
WHERE number = $1::bigint
