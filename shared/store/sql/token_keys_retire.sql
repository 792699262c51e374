-- Not the one that signs: somebody asked before, behind the lock.
-- $1 id
UPDATE token_key
SET retired_at = now()
WHERE id = $1::smallint AND retired_at IS NULL
