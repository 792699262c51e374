-- $1 name, $2 description, $3 assigned user or NULL, $4 group account, $5 account, $6 contact, $7 lead
-- -> number
INSERT INTO cases (name, description, status, assigned_user,
	group_account_id, account_id, contact_id, lead_id)
VALUES ($1, $2, CASE WHEN $3::bigint IS NULL THEN 'New' ELSE 'Assigned' END,
	$3::bigint, $4, $5, $6, $7)
RETURNING number
