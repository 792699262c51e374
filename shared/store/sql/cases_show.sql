-- What opened it describes it only to who may read that e-mail.
-- $1 number, $2 who reads, $3 at which level he may read e-mails
-- -> number, name, status, merged_into, priority, assigned, group_account_id, group_account, account, contact, lead, opened_at, first_response_at, last_activity_at, closed_at, teams, followers, description
SELECT c.number, c.name, c.status, c.merged_into, c.priority,
	u.login AS assigned,
	c.group_account_id, g.address AS group_account, a.name AS account,
	p.name AS contact, l.name AS lead, c.opened_at, c.first_response_at,
	c.last_activity_at, c.closed_at,
	(SELECT coalesce(jsonb_agg(t.name ORDER BY t.name), '[]')
		FROM case_team m
		JOIN team t ON t.id = m.team_id
		WHERE m.case_number = c.number) AS teams,
	(SELECT coalesce(jsonb_agg(f.login ORDER BY f.login), '[]')
		FROM subscription s
		JOIN users f ON f.id = s.user_id
		WHERE s.case_number = c.number) AS followers,
	coalesce(c.description, (SELECT e.body
		FROM note n
		JOIN email e ON e.id = n.email_id
		WHERE n.case_number = c.number AND n.initial
			AND ($3::level = 'all' OR EXISTS (
				SELECT
				FROM email_tie t
				WHERE t.email_id = e.id
					AND t.user_id = $2::bigint
					AND t.level <= $3::level))
		ORDER BY n.at, n.id
		LIMIT 1)) AS description
FROM cases c
LEFT JOIN users u ON u.id = c.assigned_user
LEFT JOIN group_address g ON g.group_account_id = c.group_account_id
	AND g.is_primary
LEFT JOIN account a ON a.id = c.account_id
LEFT JOIN contact p ON p.id = c.contact_id
LEFT JOIN lead l ON l.id = c.lead_id
WHERE c.number = $1::bigint
