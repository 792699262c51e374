-- No row back means that it is there already.
-- $1 name
-- -> name
INSERT INTO account (name)
VALUES ($1)
ON CONFLICT (name) DO NOTHING
RETURNING name
