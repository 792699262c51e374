-- What lies in a personal folder goes back into the inbox.
-- $1 user, $2 name
UPDATE email_user
SET place = 'inbox', folder_id = NULL
WHERE folder_id = (
		SELECT id
		FROM email_folder
		WHERE user_id = $1::bigint AND name = $2)
	AND place = 'folder'
