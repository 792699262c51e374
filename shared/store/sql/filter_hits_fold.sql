-- Adds the hits to their filters, unless somebody else is at it; as loads_fold.
WITH fold AS MATERIALIZED (
	SELECT pg_try_advisory_xact_lock(2, 1) AS mine
), folded AS (
	DELETE FROM filter_hit
	WHERE (SELECT mine FROM fold)
	RETURNING filter_id, at
), counted AS (
	SELECT filter_id, count(*) AS hits, max(at) AS last
	FROM folded
	GROUP BY filter_id
)
UPDATE filter f
SET hits = f.hits + c.hits, last_hit_at = greatest(f.last_hit_at, c.last)
FROM counted c
WHERE f.id = c.filter_id
