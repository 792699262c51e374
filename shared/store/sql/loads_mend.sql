-- Everybody's load becomes what he has.  One snapshot counts the cases and
-- empties the journal: what is not committed yet keeps its row there.  Asked
-- behind loads_lock.
-- -> login, counted, open_cases, drift
WITH known AS MATERIALIZED (
	SELECT u.id, u.login, o.open_cases AS counted, o.last_assigned_at,
		(SELECT count(*)
			FROM cases
			WHERE assigned_user = u.id
				AND status IN ('New', 'Assigned', 'Pending'))
			AS open_cases
	FROM users u
	JOIN user_open o ON o.user_id = u.id
), emptied AS (
	DELETE FROM load_journal
), mended AS (
	INSERT INTO user_load (user_id, open_cases, last_assigned_at)
	SELECT id, open_cases, last_assigned_at
	FROM known
	ON CONFLICT (user_id) DO UPDATE
	SET open_cases = excluded.open_cases,
		last_assigned_at = excluded.last_assigned_at
)
SELECT login, counted, open_cases, counted - open_cases AS drift
FROM known
WHERE counted <> open_cases
ORDER BY login
