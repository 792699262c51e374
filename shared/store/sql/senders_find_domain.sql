-- The account that has a domain, like a record that has an address.
-- $1 domain in lower case
-- -> kind, id, contact_id, account_id, lead_id, opportunity_id, is_primary
SELECT 'domain' AS kind, d.account_id AS id, NULL::bigint AS contact_id,
	d.account_id, NULL::bigint AS lead_id,
	(SELECT CASE WHEN min(p.id) = max(p.id) THEN min(p.id) END
		FROM opportunity p
		WHERE p.account_id = d.account_id AND p.stage = 'open'),
	false
FROM account_domain d
WHERE d.domain = $1
