-- Those that are there already stay.
-- $1 team, $2 positions as text[]
INSERT INTO team_position (team_id, name)
SELECT t.id, asked.name
FROM team t
CROSS JOIN unnest($2::text[]) AS asked (name)
WHERE t.name = $1
ON CONFLICT DO NOTHING
