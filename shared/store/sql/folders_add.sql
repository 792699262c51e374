-- A personal folder, behind the others.  No row: he has one of that name, or too
-- many.
-- $1 user, $2 name, $3 folders at most
-- -> id
INSERT INTO email_folder (user_id, name, place)
SELECT $1::bigint, $2, coalesce(max(place), 0) + 1
FROM email_folder
WHERE user_id = $1::bigint
HAVING count(*) < $3::bigint
ON CONFLICT DO NOTHING
RETURNING id
