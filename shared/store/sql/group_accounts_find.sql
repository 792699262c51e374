-- The group accounts that the addresses name, with what a delivery must know.
-- $1 addresses as text[], the strongest first
-- -> id, name, address, mode, create_case, distribution, target_team, assigned_user, closed_policy, reopen_days, generated_policy, tell_team, group_folder, team_follows, trusted_forms, spam_policy, has_filters, size_limit
SELECT a.id, a.name, g.address, a.mode, a.create_case, a.distribution,
	a.target_team, a.assigned_user,
	a.closed_policy, a.reopen_days, a.generated_policy, a.tell_team,
	a.group_folder_id, a.team_follows,
	array_to_string(a.trusted_forms, E'\n') AS trusted_forms,
	a.spam_policy,
	EXISTS (
		SELECT
		FROM filter f
		WHERE f.active AND f.personal_account_id IS NULL
			AND (f.group_account_id IS NULL
				OR f.group_account_id = a.id)) AS has_filters,
	a.size_limit
FROM unnest($1::text[]) WITH ORDINALITY AS asked (address, place)
JOIN group_address g ON g.address = asked.address
JOIN group_account a ON a.id = g.group_account_id
ORDER BY asked.place
