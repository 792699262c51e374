-- The company of those that have none; merged accounts lead to the other one.
-- $1 kind, $2 ids as bigint[], $3 names as text[]
WITH line AS (
	SELECT DISTINCT ON (l.id) l.id, l.name
	FROM unnest($2::bigint[], $3::text[]) WITH ORDINALITY
		AS l (id, name, place)
	ORDER BY l.id, l.place
), contact_set AS (
	UPDATE contact c
	SET account_id = coalesce(a.merged_into, a.id)
	FROM line l
	JOIN account a ON a.name = l.name
	WHERE $1 = 'contact' AND c.id = l.id AND c.account_id IS NULL
)
UPDATE lead e
SET account_name = l.name
FROM line l
WHERE $1 = 'lead' AND e.id = l.id AND e.account_name IS NULL
	AND e.account_id IS NULL
