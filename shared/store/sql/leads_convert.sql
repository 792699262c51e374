-- A lead becomes a contact and an account, and so do its cases and e-mails; who
-- follows it follows them.
-- $1 lead, $2 contact, $3 account or NULL
WITH emails AS (
	UPDATE email
	SET contact_id = coalesce(contact_id, $2::bigint),
		account_id = coalesce(account_id, $3::bigint)
	WHERE lead_id = $1::bigint
), case_files AS (
	UPDATE cases
	SET contact_id = coalesce(contact_id, $2::bigint),
		account_id = coalesce(account_id, $3::bigint)
	WHERE lead_id = $1::bigint
), addresses AS (
	INSERT INTO address_owner (address_id, contact_id)
	SELECT address_id, $2::bigint
	FROM address_owner
	WHERE lead_id = $1::bigint
	ORDER BY address_id
	ON CONFLICT DO NOTHING
), company AS (
	UPDATE contact SET account_id = $3::bigint
	WHERE id = $2::bigint AND account_id IS NULL
), followers AS (
	INSERT INTO customer_subscription (user_id, contact_id, account_id)
	SELECT s.user_id, t.contact_id, t.account_id
	FROM customer_subscription s
	CROSS JOIN (VALUES ($2::bigint, NULL::bigint), (NULL, $3::bigint))
		AS t (contact_id, account_id)
	WHERE s.lead_id = $1::bigint
		AND num_nonnulls(t.contact_id, t.account_id) = 1
	ON CONFLICT DO NOTHING
)
UPDATE lead
SET status = 'Converted', contact_id = $2::bigint, account_id = $3::bigint
WHERE id = $1::bigint
