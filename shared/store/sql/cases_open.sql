-- Its description is what the e-mail says that opens it.
-- $1 name, $2 assigned user or NULL, $3 group account, $4 account, $5 contact, $6 lead
-- -> number
INSERT INTO cases (name, status, assigned_user, group_account_id, account_id,
	contact_id, lead_id)
VALUES ($1, CASE WHEN $2::bigint IS NULL THEN 'New' ELSE 'Assigned' END,
	$2::bigint, $3, $4, $5, $6)
RETURNING number
