-- An e-mail gets a customer, and so do those that answer it directly and have no
-- parent (THR-8).  A contact brings its account, an opportunity both.
-- $1 kind, $2 id, $3 e-mail
-- -> id
UPDATE email e
SET contact_id = coalesce(CASE WHEN $1 = 'contact' THEN c.id END, c.contact_id,
		e.contact_id),
	account_id = coalesce(CASE WHEN $1 = 'account' THEN c.id END,
		c.account_id,
		CASE WHEN $1 <> 'contact' THEN e.account_id END),
	lead_id = CASE WHEN $1 = 'lead' THEN c.id ELSE e.lead_id END,
	opportunity_id = CASE WHEN $1 = 'opportunity' THEN c.id
		ELSE e.opportunity_id END
FROM customer c
WHERE c.kind = $1 AND c.id = $2::bigint AND e.id IN (
	SELECT $3::bigint
	UNION ALL
	SELECT a.id
	FROM email a
	WHERE a.replied_id = $3::bigint
		AND a.case_number IS NULL AND a.contact_id IS NULL
		AND a.account_id IS NULL AND a.lead_id IS NULL
		AND a.opportunity_id IS NULL)
RETURNING e.id
