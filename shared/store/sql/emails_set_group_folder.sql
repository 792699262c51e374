-- E-mails go into a group folder, or out of the one where they are; for
-- everybody.  They stay where they are when the folder is deleted meanwhile.
-- $1 e-mails as bigint[], $2 group folder or NULL: none
UPDATE email
SET group_folder_id = $2::bigint, group_place = NULL
WHERE id = ANY($1::bigint[])
	AND ($2::bigint IS NULL OR EXISTS (
		SELECT
		FROM group_folder
		WHERE id = $2::bigint
		FOR KEY SHARE))
