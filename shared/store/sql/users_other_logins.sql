-- Which of these SASL logins are not the user's, and whose they are.
-- $1 login, $2 SASL logins as text[], lower case
-- -> login, user
SELECT asked.login, h.login AS "user"
FROM unnest($2::text[]) AS asked (login)
JOIN sasl_login l ON l.login = asked.login
JOIN users h ON h.id = l.user_id AND h.login <> $1
ORDER BY asked.login
