-- What lies in a group folder goes back into the inboxes.
-- $1 name
UPDATE email
SET group_folder_id = NULL, group_place = NULL
WHERE group_folder_id = (SELECT id FROM group_folder WHERE name = $1)
