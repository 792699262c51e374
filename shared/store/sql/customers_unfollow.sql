-- $1 kind, $2 id, $3 user
DELETE FROM customer_subscription
WHERE user_id = $3::bigint AND CASE $1 WHEN 'contact' THEN contact_id
	WHEN 'account' THEN account_id WHEN 'lead' THEN lead_id
	WHEN 'opportunity' THEN opportunity_id END = $2::bigint
