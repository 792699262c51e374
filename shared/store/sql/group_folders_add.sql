-- A group folder, behind the others.  No row: there is one of that name, or too
-- many.
-- $1 name, $2 folders at most
-- -> id
INSERT INTO group_folder (name, place)
SELECT $1, coalesce(max(place), 0) + 1
FROM group_folder
HAVING count(*) < $2::bigint
ON CONFLICT DO NOTHING
RETURNING id
