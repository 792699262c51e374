-- $1 id
DELETE FROM filter
WHERE id = $1::bigint
