-- Group accounts that distribute, but have nobody to give a case to now.
-- -> subject, what
SELECT g.address, g.address || ': nobody can be given cases now ('
	|| CASE WHEN a.distribution = 'direct' THEN 'user ' || u.login
		ELSE 'team ' || t.name
			|| coalesce(', position ' || a.target_position, '')
		END || ')'
FROM group_account a
LEFT JOIN group_address g ON g.group_account_id = a.id AND g.is_primary
LEFT JOIN team t ON t.id = a.target_team
LEFT JOIN users u ON u.id = a.assigned_user
WHERE a.mode = 'active' AND a.create_case AND a.distribution <> 'none'
	AND NOT EXISTS (
		SELECT
		FROM group_candidate c
		WHERE c.group_account_id = a.id)
ORDER BY g.address
