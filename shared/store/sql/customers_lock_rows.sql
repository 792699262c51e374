-- Customers of one kind that are to be changed, in the order of their ids.
-- $1 kind, $2 ids as bigint[]
-- -> id, name, status, account_id, account_name, contact_id, merged_into
WITH contact_kept AS MATERIALIZED (
	SELECT id
	FROM contact
	WHERE $1 = 'contact' AND id = ANY ($2::bigint[])
	ORDER BY id
	FOR NO KEY UPDATE
), account_kept AS MATERIALIZED (
	SELECT id
	FROM account
	WHERE $1 = 'account' AND id = ANY ($2::bigint[])
	ORDER BY id
	FOR NO KEY UPDATE
), lead_kept AS MATERIALIZED (
	SELECT id
	FROM lead
	WHERE $1 = 'lead' AND id = ANY ($2::bigint[])
	ORDER BY id
	FOR NO KEY UPDATE
), opportunity_kept AS MATERIALIZED (
	SELECT id
	FROM opportunity
	WHERE $1 = 'opportunity' AND id = ANY ($2::bigint[])
	ORDER BY id
	FOR NO KEY UPDATE
), kept AS (
	SELECT id FROM contact_kept
	UNION ALL
	SELECT id FROM account_kept
	UNION ALL
	SELECT id FROM lead_kept
	UNION ALL
	SELECT id FROM opportunity_kept
)
SELECT c.id, c.name, c.status, c.account_id, c.account_name, c.contact_id,
	c.merged_into
FROM customer c
WHERE c.kind = $1 AND c.id IN (SELECT id FROM kept)
ORDER BY c.id
