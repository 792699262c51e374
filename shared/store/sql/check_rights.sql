-- Users whose kept rights are not what their roles come to.
-- -> subject, what
SELECT u.login, u.login || ' may not what the roles say, or more'
FROM right_by_roles r
JOIN users u ON u.id = r.user_id
WHERE NOT EXISTS (SELECT FROM user_right k WHERE k = r)
ORDER BY u.login
LIMIT 1000
