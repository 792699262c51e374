-- The same members, found from one account: the planner takes the condition on
-- the account into the LATERAL, which it could not into a UNION of two joins.
CREATE OR REPLACE VIEW group_member AS
	SELECT a.id AS group_account_id, m.user_id
	FROM group_account a
	CROSS JOIN LATERAL (
		SELECT t.user_id
		FROM team_member t
		WHERE a.distribution IN ('round-robin', 'least-busy')
			AND t.team_id = a.target_team
			AND (a.target_position IS NULL
				OR t.position = a.target_position)
		UNION ALL
		SELECT a.assigned_user
		WHERE a.distribution = 'direct') AS m;
