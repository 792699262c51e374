-- $1 kind, $2 id
-- -> login, name, since
SELECT u.login, u.name, s.at AS since
FROM customer_subscription s
JOIN users u ON u.id = s.user_id
WHERE CASE $1 WHEN 'contact' THEN s.contact_id WHEN 'account' THEN s.account_id
		WHEN 'lead' THEN s.lead_id
		WHEN 'opportunity' THEN s.opportunity_id END = $2::bigint
ORDER BY u.login
