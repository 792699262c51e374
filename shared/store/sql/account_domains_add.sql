-- Whose domain each of them is now: it may have been another account's.
-- $1 account, $2 domains as text[]
-- -> domain, account_id, account
WITH added AS (
	INSERT INTO account_domain (domain, account_id)
	SELECT d.domain, $1::bigint
	FROM unnest($2::text[]) AS d (domain)
	ORDER BY d.domain
	ON CONFLICT DO NOTHING
)
SELECT d.domain, d.account_id, a.name AS account
FROM account_domain d
JOIN account a ON a.id = d.account_id
WHERE d.domain = ANY ($2::text[]) AND d.account_id <> $1::bigint
