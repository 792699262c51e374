-- $1 number
UPDATE cases
SET last_activity_at = now()
WHERE number = $1
