-- Makes one of its kind.  An account is named by its name, and leads to the one
-- that it went into.  No row back means that an account has the name already.
-- $1 kind, $2 name, $3 status, stage or NULL, $4 name of an account or NULL, $5 contact or NULL
-- -> id
WITH company AS (
	SELECT coalesce(merged_into, id) AS id
	FROM account
	WHERE name = $4::text
), account_made AS (
	INSERT INTO account (name)
	SELECT $2
	WHERE $1 = 'account'
		AND NOT EXISTS (SELECT FROM account WHERE name = $2)
	ON CONFLICT (name) DO NOTHING
	RETURNING id
), contact_made AS (
	INSERT INTO contact (name, account_id)
	SELECT $2, (SELECT id FROM company)
	WHERE $1 = 'contact'
	RETURNING id
), lead_made AS (
	INSERT INTO lead (name, status, account_name)
	SELECT $2, coalesce($3::text, 'New'), $4::text
	WHERE $1 = 'lead'
	RETURNING id
), opportunity_made AS (
	INSERT INTO opportunity (name, stage, account_id, contact_id)
	SELECT $2, coalesce($3::text, 'open'), (SELECT id FROM company),
		$5::bigint
	WHERE $1 = 'opportunity'
	RETURNING id
)
SELECT id FROM account_made
UNION ALL
SELECT id FROM contact_made
UNION ALL
SELECT id FROM lead_made
UNION ALL
SELECT id FROM opportunity_made
