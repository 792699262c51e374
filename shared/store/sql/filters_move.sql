-- To that place; those from there on among which it stands make room.
-- $1 id, $2 place
UPDATE filter f
SET place = CASE WHEN f.id = m.id THEN $2::integer ELSE f.place + 1 END
FROM filter m
WHERE m.id = $1::bigint AND f.user_id IS NOT DISTINCT FROM m.user_id
	AND (f.id = m.id OR f.place >= $2::integer)
