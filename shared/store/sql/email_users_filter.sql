-- What the users' own filters do with an e-mail that has just come to them.
-- $1 e-mail; arrays of equal length: $2 users, $3 places, $4 folders or 0, $5 read, $6 quiet
UPDATE email_user d
SET place = f.place, folder_id = nullif(f.folder, 0),
	is_read = d.is_read OR f.is_read, quiet = f.quiet
FROM unnest($2::bigint[], $3::text[], $4::bigint[], $5::boolean[],
	$6::boolean[]) AS f (user_id, place, folder, is_read, quiet)
WHERE d.email_id = $1 AND d.user_id = f.user_id
	AND d.xmin = pg_current_xact_id()::xid
