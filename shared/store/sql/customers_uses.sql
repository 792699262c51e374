-- What names a customer, so that it cannot be deleted.
-- $1 kind, $2 id
-- -> what, rows
SELECT u.what, u.rows
FROM (
	SELECT 1 AS place, 'cases' AS what, count(*) AS rows
	FROM cases
	WHERE CASE $1 WHEN 'contact' THEN contact_id
		WHEN 'account' THEN account_id WHEN 'lead' THEN lead_id END
		= $2::bigint
	UNION ALL
	SELECT 2, 'e-mails', count(*)
	FROM email
	WHERE CASE $1 WHEN 'contact' THEN contact_id
		WHEN 'account' THEN account_id WHEN 'lead' THEN lead_id
		WHEN 'opportunity' THEN opportunity_id END = $2::bigint
	UNION ALL
	SELECT 3, 'contacts', count(*)
	FROM contact
	WHERE CASE $1 WHEN 'account' THEN account_id
		WHEN 'contact' THEN merged_into END = $2::bigint
	UNION ALL
	SELECT 4, 'accounts', count(*)
	FROM account
	WHERE CASE $1 WHEN 'account' THEN merged_into END = $2::bigint
	UNION ALL
	SELECT 5, 'leads', count(*)
	FROM lead
	WHERE CASE $1 WHEN 'account' THEN account_id
		WHEN 'contact' THEN contact_id
		WHEN 'lead' THEN merged_into END = $2::bigint
	UNION ALL
	SELECT 6, 'opportunities', count(*)
	FROM opportunity
	WHERE CASE $1 WHEN 'account' THEN account_id
		WHEN 'contact' THEN contact_id END = $2::bigint) AS u
WHERE u.rows > 0
ORDER BY u.place
