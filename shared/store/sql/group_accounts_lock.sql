-- What `postcase group set` changes, kept still till it has done so.
-- $1 one of its addresses
-- -> address, name, mode, create_case, distribution, team, position, user, closed_policy, reopen_days, generated_policy, tell_team
SELECT p.address, a.name, a.mode, a.create_case, a.distribution, t.name AS team,
	a.target_position AS position, u.login AS "user",
	a.closed_policy, a.reopen_days, a.generated_policy, a.tell_team
FROM group_address g
JOIN group_account a ON a.id = g.group_account_id
LEFT JOIN group_address p ON p.group_account_id = a.id AND p.is_primary
LEFT JOIN team t ON t.id = a.target_team
LEFT JOIN users u ON u.id = a.assigned_user
WHERE g.address = $1
FOR UPDATE OF a
