-- A personal folder changes places with the one before it, or behind it.
-- $1 user, $2 name, $3 steps: -1 or 1
WITH ranked AS (
	SELECT id, name, row_number() OVER (ORDER BY place, id) AS n
	FROM email_folder
	WHERE user_id = $1::bigint
)
UPDATE email_folder f
SET place = CASE r.n
	WHEN m.n THEN m.n + $3::integer
	WHEN m.n + $3::integer THEN m.n
	ELSE r.n END
FROM ranked r, ranked m
WHERE f.id = r.id AND m.name = $2
