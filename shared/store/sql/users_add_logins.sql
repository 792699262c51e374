-- What somebody else logs in with stays his.
-- $1 login, $2 SASL logins as text[], lower case
INSERT INTO user_sasl_login (login, user_id)
SELECT asked.login, u.id
FROM users u
CROSS JOIN unnest($2::text[]) AS asked (login)
WHERE u.login = $1 AND NOT EXISTS (
	SELECT
	FROM sasl_login l
	WHERE l.login = asked.login AND l.user_id <> u.id)
ON CONFLICT DO NOTHING
