-- $1 login, $2 SASL logins as text[], lower case
-- -> login
DELETE FROM user_sasl_login s
USING users u
WHERE u.login = $1 AND s.user_id = u.id AND s.login = ANY ($2::text[])
RETURNING s.login
