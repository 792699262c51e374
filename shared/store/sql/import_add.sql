-- $1 kind, $2 ids as bigint[], $3 names as text[], $4 status of leads as text[], $5 accounts as text[]
WITH line AS (
	SELECT *
	FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[])
		AS l (id, name, status, account)
), contact_made AS (
	INSERT INTO contact (id, name, account_id)
	OVERRIDING SYSTEM VALUE
	SELECT l.id, l.name, (
		SELECT coalesce(a.merged_into, a.id)
		FROM account a
		WHERE a.name = l.account)
	FROM line l
	WHERE $1 = 'contact'
), account_made AS (
	INSERT INTO account (id, name)
	OVERRIDING SYSTEM VALUE
	SELECT l.id, l.name
	FROM line l
	WHERE $1 = 'account'
)
INSERT INTO lead (id, name, status, account_name)
OVERRIDING SYSTEM VALUE
SELECT l.id, l.name, coalesce(l.status, 'New'), l.account
FROM line l
WHERE $1 = 'lead'
