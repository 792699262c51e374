-- The newest cases of a customer that somebody may read.
-- $1 kind, $2 id, $3 who reads, $4 at which level
-- -> number, name, status, assigned, opened_at
SELECT c.number, c.name, c.status, u.login AS assigned, c.opened_at
FROM cases c
LEFT JOIN users u ON u.id = c.assigned_user
WHERE CASE $1 WHEN 'contact' THEN c.contact_id WHEN 'account' THEN c.account_id
		WHEN 'lead' THEN c.lead_id END = $2::bigint
	AND ($4::level = 'all' OR (
		SELECT true
		FROM case_tie t
		WHERE t.number = c.number AND t.user_id = $3::bigint
			AND t.level <= $4::level
		LIMIT 1))
ORDER BY c.number DESC
LIMIT 20
