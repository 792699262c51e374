-- $1 roles as text[], $2 logins as text[]
INSERT INTO user_role (user_id, role_id)
SELECT u.id, r.id
FROM role r
CROSS JOIN users u
WHERE r.name = ANY ($1::text[]) AND u.login = ANY ($2::text[])
ON CONFLICT DO NOTHING
