-- The users, active or not, with what they may of group accounts' mail.
-- -> id, login, active, administrator, group_account, teams
SELECT u.id, u.login, u.active, r.administrator, r.group_account,
	(SELECT array_agg(m.team_id ORDER BY m.team_id)
		FROM team_member m
		WHERE m.user_id = u.id) AS teams
FROM users u
JOIN user_right r ON r.user_id = u.id
ORDER BY u.id
