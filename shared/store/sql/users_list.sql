-- The users, or one of them.  For `postcase user`.
-- $1 login, or NULL: all
-- -> login, name, emails, sasl_logins, administrator, active, away_until, state, open_cases, open_limit, teams, roles, language, time_zone, tell_inbox, tell_stream, mail, mail_daily, created_at
SELECT u.login, u.name,
	(SELECT coalesce(jsonb_agg(a.address
			ORDER BY o.is_primary DESC, a.address), '[]')
		FROM address_owner o
		JOIN email_address a ON a.id = o.address_id
		WHERE o.user_id = u.id) AS emails,
	(SELECT coalesce(jsonb_agg(l.login ORDER BY l.login), '[]')
		FROM sasl_login l
		WHERE l.user_id = u.id) AS sasl_logins,
	u.administrator, u.active, u.away_until,
	s.state, s.open_cases,
	u.open_limit,
	(SELECT coalesce(jsonb_agg(t.name ORDER BY t.name), '[]')
		FROM team_member m
		JOIN team t ON t.id = m.team_id
		WHERE m.user_id = u.id) AS teams,
	(SELECT coalesce(jsonb_agg(r.name ORDER BY r.name), '[]')
		FROM role_of_user o
		JOIN role r ON r.id = o.role_id
		WHERE o.user_id = u.id) AS roles,
	u.language, u.time_zone, u.tell_inbox, u.tell_stream,
	u.mail_me AS mail, u.mail_daily, u.created_at
FROM users u
JOIN user_state s ON s.user_id = u.id
WHERE $1::text IS NULL OR u.login = $1::text
ORDER BY u.login
