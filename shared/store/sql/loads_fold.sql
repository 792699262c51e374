-- Adds the journal into user_load and empties it, unless somebody else is at
-- it.  A row that another one has folded since this snapshot is not there any
-- more for the DELETE, so none counts twice.
WITH fold AS MATERIALIZED (
	SELECT pg_try_advisory_xact_lock(2, 0) AS mine
), folded AS (
	DELETE FROM load_journal
	WHERE (SELECT mine FROM fold)
	RETURNING user_id, change, at
)
INSERT INTO user_load AS l (user_id, open_cases, last_assigned_at)
SELECT user_id, sum(change), max(at) FILTER (WHERE change > 0)
FROM folded
GROUP BY user_id
ON CONFLICT (user_id) DO UPDATE
SET open_cases = l.open_cases + excluded.open_cases,
	last_assigned_at = greatest(l.last_assigned_at,
		excluded.last_assigned_at)
