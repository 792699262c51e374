-- What a user does with e-mails on his desk; NULL leaves what is there.  Back is
-- where it was before the trash.
-- $1 user, $2 e-mails as bigint[], $3 place or 'back', $4 folder, $5 read, $6 important
UPDATE email_user
SET place = CASE
		WHEN $3::text <> 'back' THEN $3::text
		WHEN $3::text = 'back' AND folder_id IS NOT NULL THEN 'folder'
		WHEN $3::text = 'back' THEN 'inbox'
		ELSE place END,
	folder_id = CASE $3::text
		WHEN 'folder' THEN $4::bigint
		WHEN 'inbox' THEN NULL
		WHEN 'archive' THEN NULL
		ELSE folder_id END,
	is_read = coalesce($5::boolean, is_read),
	important = coalesce($6::boolean, important)
WHERE user_id = $1::bigint AND email_id = ANY($2::bigint[])
