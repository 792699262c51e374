-- $1 login, $2 addresses as text[]
-- -> address
DELETE FROM address_owner o
USING users u, email_address a
WHERE u.login = $1 AND o.user_id = u.id AND a.id = o.address_id
	AND a.address = ANY ($2::text[])
RETURNING a.address
