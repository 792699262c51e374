-- More teams of a group account, and fewer: who may read its mail.
-- $1 one of its addresses, $2 more as text[], $3 fewer as text[]
WITH account AS (
	SELECT g.group_account_id AS id
	FROM group_address g
	WHERE g.address = $1
), gone AS (
	DELETE FROM group_account_team o
	USING account a, team t
	WHERE o.group_account_id = a.id AND t.id = o.team_id
		AND t.name = ANY ($3::text[])
)
INSERT INTO group_account_team (group_account_id, team_id)
SELECT a.id, t.id
FROM account a
JOIN team t ON t.name = ANY ($2::text[]) AND NOT t.name = ANY ($3::text[])
ON CONFLICT DO NOTHING
