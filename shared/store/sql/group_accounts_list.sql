-- The group accounts, or the one that has an address.  For `postcase group`.
-- $1 address, or NULL: all
-- -> address, name, aliases, mode, create_case, distribution, team, position, user, closed_policy, reopen_days, generated_policy, tell_team, team_follows, more_teams, folder, spam, trusted_forms, size_limit, send_as, from_name, reply_to, reply_token, subject_tag, relay, relay_login, candidates, open_cases, created_at
SELECT g.address, a.name,
	(SELECT coalesce(jsonb_agg(o.address ORDER BY o.address), '[]')
		FROM group_address o
		WHERE o.group_account_id = a.id AND NOT o.is_primary)
		AS aliases,
	a.mode, a.create_case, a.distribution, t.name AS team,
	a.target_position AS position, u.login AS "user",
	a.closed_policy, a.reopen_days, a.generated_policy, a.tell_team,
	a.team_follows,
	(SELECT coalesce(jsonb_agg(m.name ORDER BY m.name), '[]')
		FROM group_account_team o
		JOIN team m ON m.id = o.team_id
		WHERE o.group_account_id = a.id) AS more_teams,
	f.name AS folder, a.spam_policy AS spam,
	to_jsonb(a.trusted_forms) AS trusted_forms,
	a.size_limit, a.send_as, a.from_name, a.reply_to, a.reply_token,
	a.subject_tag,
	a.relay_host AS relay, a.relay_login,
	(SELECT count(*)
		FROM group_candidate c
		WHERE c.group_account_id = a.id) AS candidates,
	(SELECT count(*)
		FROM cases c
		WHERE c.group_account_id = a.id
			AND c.status IN ('New', 'Assigned', 'Pending'))
		AS open_cases,
	a.created_at
FROM group_account a
LEFT JOIN group_address g ON g.group_account_id = a.id AND g.is_primary
LEFT JOIN team t ON t.id = a.target_team
LEFT JOIN users u ON u.id = a.assigned_user
LEFT JOIN group_folder f ON f.id = a.group_folder_id
WHERE $1::text IS NULL OR EXISTS (
	SELECT
	FROM group_address o
	WHERE o.group_account_id = a.id AND o.address = $1::text)
ORDER BY g.address
