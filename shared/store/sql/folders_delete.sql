-- $1 user, $2 name
DELETE FROM email_folder
WHERE user_id = $1::bigint AND name = $2
