-- $1 name
DELETE FROM group_folder
WHERE name = $1
