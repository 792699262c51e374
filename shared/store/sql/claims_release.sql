-- The message is not stored: the next delivery of it is a first one again.
-- $1 key
DELETE FROM email_key
WHERE key = $1
