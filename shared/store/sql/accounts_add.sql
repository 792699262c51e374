-- No row back means that it is there already.
-- $1 name
-- -> name
INSERT INTO account (name)
SELECT $1
WHERE NOT EXISTS (SELECT FROM account WHERE name = $1)
ON CONFLICT (name) DO NOTHING
RETURNING name
