-- Where e-mails lie in their group folder; for everybody.
-- $1 e-mails as bigint[], $2 'archive', 'trash', or 'back'
UPDATE email
SET group_place = nullif($2::text, 'back')
WHERE id = ANY($1::bigint[]) AND group_folder_id IS NOT NULL
