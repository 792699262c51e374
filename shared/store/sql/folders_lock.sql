-- Nothing comes into a personal folder that is about to be deleted.
-- $1 user, $2 name
-- -> id
SELECT id
FROM email_folder
WHERE user_id = $1::bigint AND name = $2
FOR UPDATE
