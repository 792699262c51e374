-- Addresses and followers of one go to another of its kind.
-- $1 kind, $2 the one that goes, $3 the one that stays
WITH gone AS (
	DELETE FROM customer_subscription
	WHERE CASE $1 WHEN 'contact' THEN contact_id WHEN 'account' THEN account_id
			WHEN 'lead' THEN lead_id END = $2::bigint
	RETURNING user_id, at
), followers AS (
	INSERT INTO customer_subscription (user_id, contact_id, account_id,
		lead_id, at)
	SELECT user_id, CASE WHEN $1 = 'contact' THEN $3::bigint END,
		CASE WHEN $1 = 'account' THEN $3::bigint END,
		CASE WHEN $1 = 'lead' THEN $3::bigint END, at
	FROM gone
	ORDER BY user_id
	ON CONFLICT DO NOTHING
), taken AS (
	DELETE FROM address_owner o
	WHERE CASE $1 WHEN 'contact' THEN o.contact_id
			WHEN 'account' THEN o.account_id
			WHEN 'lead' THEN o.lead_id END = $2::bigint
	RETURNING o.address_id
)
INSERT INTO address_owner (address_id, contact_id, account_id, lead_id)
SELECT address_id, CASE WHEN $1 = 'contact' THEN $3::bigint END,
	CASE WHEN $1 = 'account' THEN $3::bigint END,
	CASE WHEN $1 = 'lead' THEN $3::bigint END
FROM taken
ORDER BY address_id
ON CONFLICT DO NOTHING
