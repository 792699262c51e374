-- $1 name, $2 teams as text[]
INSERT INTO group_folder_team (group_folder_id, team_id)
SELECT f.id, t.id
FROM group_folder f
JOIN team t ON t.name = ANY($2::text[])
WHERE f.name = $1
ON CONFLICT DO NOTHING
