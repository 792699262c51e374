-- What is NULL stays; an empty account or contact is taken away.  No row back
-- means that another account has the name.
-- $1 kind, $2 id, $3 name, $4 status or stage, $5 name of an account, $6 contact
-- -> id
WITH company AS (
	SELECT coalesce(merged_into, id) AS id
	FROM account
	WHERE name = $5::text
), account_set AS (
	UPDATE account
	SET name = coalesce($3, name)
	WHERE $1 = 'account' AND id = $2::bigint AND NOT EXISTS (
		SELECT FROM account o WHERE o.name = $3 AND o.id <> $2::bigint)
	RETURNING id
), contact_set AS (
	UPDATE contact
	SET name = coalesce($3, name),
		account_id = CASE WHEN $5::text IS NULL THEN account_id
			ELSE (SELECT id FROM company) END
	WHERE $1 = 'contact' AND id = $2::bigint
	RETURNING id
), lead_set AS (
	UPDATE lead
	SET name = coalesce($3, name), status = coalesce($4, status),
		account_name = CASE WHEN $5::text IS NULL THEN account_name
			ELSE nullif($5::text, '') END
	WHERE $1 = 'lead' AND id = $2::bigint
	RETURNING id
), opportunity_set AS (
	UPDATE opportunity
	SET name = coalesce($3, name), stage = coalesce($4, stage),
		account_id = CASE WHEN $5::text IS NULL THEN account_id
			ELSE (SELECT id FROM company) END,
		contact_id = CASE WHEN $6::text IS NULL THEN contact_id
			ELSE nullif($6::text, '')::bigint END
	WHERE $1 = 'opportunity' AND id = $2::bigint
	RETURNING id
)
SELECT id FROM account_set
UNION ALL
SELECT id FROM contact_set
UNION ALL
SELECT id FROM lead_set
UNION ALL
SELECT id FROM opportunity_set
