-- $1 kind, $2 id, $3 user
INSERT INTO customer_subscription (user_id, contact_id, account_id, lead_id,
	opportunity_id)
VALUES ($3::bigint, CASE WHEN $1 = 'contact' THEN $2::bigint END,
	CASE WHEN $1 = 'account' THEN $2::bigint END,
	CASE WHEN $1 = 'lead' THEN $2::bigint END,
	CASE WHEN $1 = 'opportunity' THEN $2::bigint END)
ON CONFLICT DO NOTHING
