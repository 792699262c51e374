-- $1 name, $2 new name
UPDATE group_folder
SET name = $2
WHERE name = $1
