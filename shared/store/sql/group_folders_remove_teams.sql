-- $1 name, $2 teams as text[]
DELETE FROM group_folder_team o
USING group_folder f, team t
WHERE f.name = $1 AND o.group_folder_id = f.id AND t.id = o.team_id
	AND t.name = ANY($2::text[])
