-- At the smallest id that was never used, else at that which is retired the
-- longest; no row: all are believed.  The newest signs, so it is younger than
-- all others even when the clock was set back.
-- $1 secret, $2 only if there is none that is believed
-- -> id
INSERT INTO token_key (id, secret, created_at)
SELECT n, $1, greatest(now(), (
	SELECT max(created_at) + interval '1 microsecond'
	FROM token_key))
FROM generate_series(0, 31) n
LEFT JOIN token_key k ON k.id = n
WHERE (k.id IS NULL OR k.retired_at IS NOT NULL)
	AND NOT ($2::boolean AND EXISTS (
		SELECT
		FROM token_key
		WHERE retired_at IS NULL))
ORDER BY k.retired_at NULLS FIRST, n
LIMIT 1
ON CONFLICT (id) DO UPDATE
SET secret = excluded.secret, created_at = excluded.created_at,
	retired_at = NULL
RETURNING id
