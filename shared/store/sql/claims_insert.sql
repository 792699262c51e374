-- Claims a message; no row back means that it is held already.
-- A second delivery waits here for the end of the first one's transaction.
-- $1 key
-- -> email_id
INSERT INTO email_key (key)
VALUES ($1)
ON CONFLICT (key) DO NOTHING
RETURNING email_id
