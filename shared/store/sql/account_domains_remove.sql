-- $1 account, $2 domains as text[]
-- -> domain
DELETE FROM account_domain
WHERE account_id = $1::bigint AND domain = ANY ($2::text[])
RETURNING domain
