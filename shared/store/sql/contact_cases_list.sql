-- The newest cases of a contact that somebody may read.
-- $1 contact, $2 who reads, $3 at which level
-- -> number, name, status, assigned, opened_at
SELECT c.number, c.name, c.status, u.login AS assigned, c.opened_at
FROM cases c
LEFT JOIN users u ON u.id = c.assigned_user
WHERE c.contact_id = $1::bigint
	AND ($3::level = 'all' OR EXISTS (
		SELECT
		FROM case_tie t
		WHERE t.number = c.number AND t.user_id = $2::bigint
			AND t.level <= $3::level))
ORDER BY c.number DESC
LIMIT 20
