-- No row back means that the name is taken.
-- $1 name
-- -> name
INSERT INTO role (name)
VALUES ($1)
ON CONFLICT (name) DO NOTHING
RETURNING name
