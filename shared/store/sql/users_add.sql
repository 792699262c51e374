-- No row back means that the login is taken.
-- $1 login, $2 name, $3 administrator, $4 limit of open cases, NULL or ''
-- -> login
INSERT INTO users (login, name, administrator, open_limit)
VALUES ($1, $2, $3::boolean, nullif($4::text, '')::integer)
ON CONFLICT (login) DO NOTHING
RETURNING login
