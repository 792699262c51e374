-- $1 user, $2 name, $3 new name
UPDATE email_folder
SET name = $3
WHERE user_id = $1::bigint AND name = $2
