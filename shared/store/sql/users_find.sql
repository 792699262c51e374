-- $1 login
-- -> id, active
SELECT id, active
FROM users
WHERE login = $1
