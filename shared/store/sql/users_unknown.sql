-- Which of these nobody has.
-- $1 logins as text[]
-- -> login
SELECT asked.login
FROM unnest($1::text[]) WITH ORDINALITY AS asked (login, place)
WHERE NOT EXISTS (SELECT FROM users u WHERE u.login = asked.login)
ORDER BY asked.place
