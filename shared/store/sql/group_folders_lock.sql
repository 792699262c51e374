-- Nothing is moved into a group folder that is about to be deleted.
-- $1 name
-- -> id
SELECT id
FROM group_folder
WHERE name = $1
FOR UPDATE
