-- The group accounts, with what the milter must know.
-- -> id, name, address, mode, size_limit, from_name, reply_to, reply_token, subject_tag, send_as, teams, trusted_forms
SELECT a.id, a.name, p.address, a.mode, a.size_limit, a.from_name,
	coalesce(a.reply_to, p.address), a.reply_token, a.subject_tag,
	a.send_as,
	(SELECT array_agg(DISTINCT t.team_id ORDER BY t.team_id)
		FROM team_of_account t
		WHERE t.group_account_id = a.id) AS teams,
	array_to_string(a.trusted_forms, E'\n') AS trusted_forms
FROM group_account a
JOIN group_address p ON p.group_account_id = a.id AND p.is_primary
ORDER BY a.id
