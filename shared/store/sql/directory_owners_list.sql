-- The addresses of users.
-- -> address, user
SELECT a.address, o.user_id AS "user"
FROM address_owner o
JOIN email_address a ON a.id = o.address_id
WHERE o.user_id IS NOT NULL
