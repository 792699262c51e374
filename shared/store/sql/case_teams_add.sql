-- The teams of group accounts become teams of the case (SPEC.md, section 3.6).
-- $1 case, $2 group accounts as bigint[]
INSERT INTO case_team (case_number, team_id)
SELECT case_ref($1::bigint), t.team_id
FROM team_of_account t
WHERE t.group_account_id = ANY ($2::bigint[])
ORDER BY t.team_id
ON CONFLICT DO NOTHING
