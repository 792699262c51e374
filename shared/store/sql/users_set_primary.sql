-- A user with addresses has a primary one: the oldest when it was taken away.
-- $1 login
UPDATE address_owner o
SET is_primary = true
FROM (SELECT min(p.address_id) AS address_id, p.user_id
	FROM address_owner p
	JOIN users u ON u.id = p.user_id
	WHERE u.login = $1
	GROUP BY p.user_id
	HAVING NOT bool_or(p.is_primary)) AS first
WHERE o.user_id = first.user_id AND o.address_id = first.address_id
