-- A second key of a message: what comes by either is held.
-- $1 key that is claimed, $2 second key
INSERT INTO email_key (key, email_id)
SELECT $2, k.email_id
FROM email_key k
WHERE k.key = $1
ON CONFLICT (key) DO NOTHING
