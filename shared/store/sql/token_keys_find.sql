-- The keys that are believed; the first one signs.
-- -> id, secret
SELECT id, secret
FROM token_key
WHERE retired_at IS NULL
ORDER BY created_at DESC
