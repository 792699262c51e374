-- The target teams of group accounts become teams of the case.
-- $1 case, $2 teams as bigint[]
INSERT INTO case_team (case_number, team_id)
SELECT case_ref($1::bigint), t.id
FROM unnest($2::bigint[]) AS t (id)
ORDER BY t.id
ON CONFLICT DO NOTHING
