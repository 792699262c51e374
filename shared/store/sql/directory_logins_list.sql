-- Who logs in as whom on submission.
-- -> login, user
SELECT l.login, l.user_id AS "user"
FROM sasl_login l
