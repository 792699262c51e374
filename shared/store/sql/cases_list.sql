-- A page of the cases that somebody may read, the newest first.
-- $1 closed ones too, $2 status or NULL, $3 login or NULL, $4 address of a group account or NULL, $5 those that the reader follows, those of his teams, or those that are nobody's (followed, team, nobody), or NULL, $6 who reads, $7 at which level, $8 numbers below this one, or NULL: any, $9 rows at most
-- -> number, name, status, priority, assigned, group_account, account, contact, opened_at, last_activity_at, emails
SELECT c.number, c.name, c.status, c.priority, u.login AS assigned,
	g.address AS group_account, a.name AS account, p.name AS contact,
	c.opened_at, c.last_activity_at,
	(SELECT count(*) FROM email e WHERE e.case_number = c.number) AS emails
FROM cases c
LEFT JOIN users u ON u.id = c.assigned_user
LEFT JOIN group_address g ON g.group_account_id = c.group_account_id
	AND g.is_primary
LEFT JOIN account a ON a.id = c.account_id
LEFT JOIN contact p ON p.id = c.contact_id
WHERE ($1::boolean OR c.status IN ('New', 'Assigned', 'Pending'))
	AND ($2::text IS NULL OR c.status = $2::text)
	AND ($3::text IS NULL OR c.assigned_user = (
		SELECT id FROM users WHERE login = $3::text))
	AND ($4::text IS NULL OR c.group_account_id = (
		SELECT o.group_account_id
		FROM group_address o
		WHERE o.address = $4::text))
	AND ($5::text IS DISTINCT FROM 'followed' OR c.number IN (
		SELECT f.case_number
		FROM subscription f
		WHERE f.user_id = $6::bigint))
	AND ($5::text IS DISTINCT FROM 'team' OR c.number IN (
		SELECT o.case_number
		FROM case_team o
		JOIN team_member m ON m.team_id = o.team_id
		WHERE m.user_id = $6::bigint))
	AND ($5::text IS DISTINCT FROM 'nobody' OR c.assigned_user IS NULL)
	AND ($7::level = 'all' OR (
		SELECT true
		FROM case_tie t
		WHERE t.number = c.number AND t.user_id = $6::bigint
			AND t.level <= $7::level
		LIMIT 1))
	AND ($8::bigint IS NULL OR c.number < $8::bigint)
ORDER BY c.number DESC
LIMIT $9::bigint
