-- All keys, the newest first; for `postcase key`.
-- $1 id, or NULL: all
-- -> id, state, created_at, retired_at
SELECT *
FROM (
	SELECT id,
		CASE WHEN retired_at IS NOT NULL THEN 'retired'
			WHEN created_at = max(created_at)
				FILTER (WHERE retired_at IS NULL) OVER ()
				THEN 'signs'
			ELSE 'believed' END AS state,
		created_at, retired_at
	FROM token_key
) k
WHERE $1::smallint IS NULL OR id = $1::smallint
ORDER BY created_at DESC
