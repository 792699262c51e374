-- The teams, or one of them.  For `postcase team`.
-- $1 name, or NULL: all
-- -> name, positions, members, group_accounts, roles
SELECT t.name,
	(SELECT coalesce(jsonb_agg(p.name ORDER BY p.name), '[]')
		FROM team_position p
		WHERE p.team_id = t.id) AS positions,
	(SELECT coalesce(jsonb_agg(u.login ORDER BY u.login), '[]')
		FROM team_member m
		JOIN users u ON u.id = m.user_id
		WHERE m.team_id = t.id) AS members,
	(SELECT coalesce(jsonb_agg(g.address ORDER BY g.address), '[]')
		FROM group_account a
		JOIN group_address g ON g.group_account_id = a.id
			AND g.is_primary
		WHERE a.target_team = t.id) AS group_accounts,
	(SELECT coalesce(jsonb_agg(r.name ORDER BY r.name), '[]')
		FROM team_role g
		JOIN role r ON r.id = g.role_id
		WHERE g.team_id = t.id) AS roles
FROM team t
WHERE $1::text IS NULL OR t.name = $1::text
ORDER BY t.name
