-- $1 user, $2 name, $3 without notifications
UPDATE email_folder
SET skip_notifications = $3::boolean
WHERE user_id = $1::bigint AND name = $2
