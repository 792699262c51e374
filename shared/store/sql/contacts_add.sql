-- $1 name, $2 name of the account or NULL
-- -> id
INSERT INTO contact (name, account_id)
VALUES ($1, (SELECT id FROM account WHERE name = $2::text))
RETURNING id
