-- The roles, or one of them.  For `postcase role`.
-- $1 name, or NULL: all
-- -> name, is_default, email, case, email_read, email_edit, email_delete, case_read, case_edit, group_account, assignment, customer_read, customer_edit, personal_accounts, import, mass_update, users, teams
SELECT r.name, r.is_default,
	concat_ws(', ', r.email_read, r.email_edit, r.email_delete) AS email,
	concat_ws(', ', r.case_read, r.case_edit) AS "case",
	r.email_read, r.email_edit, r.email_delete, r.case_read, r.case_edit,
	r.group_account, r.assignment, r.customer_read, r.customer_edit,
	r.personal_accounts, r.import, r.mass_update,
	(SELECT coalesce(jsonb_agg(u.login ORDER BY u.login), '[]')
		FROM user_role g
		JOIN users u ON u.id = g.user_id
		WHERE g.role_id = r.id) AS users,
	(SELECT coalesce(jsonb_agg(t.name ORDER BY t.name), '[]')
		FROM team_role g
		JOIN team t ON t.id = g.team_id
		WHERE g.role_id = r.id) AS teams
FROM role r
WHERE $1::text IS NULL OR r.name = $1::text
ORDER BY r.name
