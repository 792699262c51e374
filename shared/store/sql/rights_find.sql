-- A user, and what his roles come to.
-- $1 login
-- -> id, active, administrator, email_read, email_edit, email_delete, case_read, case_edit, group_account, assignment, customer_read, customer_edit, personal_accounts, import, mass_update, language, time_zone
SELECT u.id, u.active, r.administrator, r.email_read, r.email_edit,
	r.email_delete, r.case_read, r.case_edit, r.group_account, r.assignment,
	r.customer_read, r.customer_edit, r.personal_accounts, r.import,
	r.mass_update, u.language, u.time_zone
FROM users u
JOIN user_right r ON r.user_id = u.id
WHERE u.login = $1
