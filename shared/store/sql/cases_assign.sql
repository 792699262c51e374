-- $1 number, $2 user or NULL: nobody
UPDATE cases
SET assigned_user = $2::bigint, last_activity_at = now(),
	status = CASE
		WHEN status = 'New' AND $2::bigint IS NOT NULL THEN 'Assigned'
		WHEN status = 'Assigned' AND $2::bigint IS NULL THEN 'New'
		ELSE status END
WHERE number = $1::bigint
