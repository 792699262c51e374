-- A group folder changes places with the one before it, or behind it.
-- $1 name, $2 steps: -1 or 1
WITH ranked AS (
	SELECT id, name, row_number() OVER (ORDER BY place, id) AS n
	FROM group_folder
)
UPDATE group_folder f
SET place = CASE r.n
	WHEN m.n THEN m.n + $2::integer
	WHEN m.n + $2::integer THEN m.n
	ELSE r.n END
FROM ranked r, ranked m
WHERE f.id = r.id AND m.name = $1
